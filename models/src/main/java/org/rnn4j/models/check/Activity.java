package org.rnn4j.models.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.check.Finding;
import org.rnn4j.core.check.Subject;
import org.rnn4j.core.dl4j.Dl4jEnsemble;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.network.BodyActivations;

/**
 * The behaviour of the recurrent layers of a network on a batch.
 *
 * @param gates number of gate values, of all gates, units and steps
 * @param saturated number of them beyond 0.01 and 0.99; of cells without sigmoid, values of tanh beyond -0.99 and 0.99
 * @param units number of units of all layers
 * @param dead number of them whose output is the same at all steps of all sequences
 */
record Activity(long gates, long saturated, int units, int dead) {
    private static final double EDGE = 0.01;
    private static final double SAME = 1e-6;
    private static final int SEQUENCES = 8;

    /** The reason why there is nothing to see; empty if there is. */
    private static Optional<String> reasonToSkip(Subject subject) {
        SavedNetwork saved = subject.model().network();
        if (!(saved instanceof Dl4jNetwork || saved instanceof Dl4jEnsemble)) {
            return Optional.of("the model has no recurrent layers");
        }
        if (IntStream.range(0, network(saved).getnLayers()).noneMatch(l -> recurrent(network(saved), l) != null)) {
            return Optional.of("the network has no recurrent layers below its head");
        }
        return subject.batch(SEQUENCES).isPresent() ? Optional.empty() : Optional.of(subject.noData());
    }

    /** The finding of a check; skipped if there is nothing to see. */
    static Finding finding(String check, Subject subject, Function<Activity, Finding> finding) {
        return reasonToSkip(subject)
                .map(reason -> Finding.skipped(check, reason))
                .orElseGet(() -> finding.apply(of(subject)));
    }

    private static Activity of(Subject subject) {
        MultiLayerNetwork network = network(subject.model().network());
        SequenceBatch batch = subject.batch(SEQUENCES).orElseThrow();
        List<INDArray> values = BodyActivations.of(network, batch);
        Activity all = new Activity(0, 0, 0, 0);
        for (int l = 0; l + 1 < values.size(); l++) {
            Recurrent layer = recurrent(network, l);
            if (layer != null) {
                double[] parameters =
                        network.getLayer(l).params().dup().reshape(-1).toDoubleVector();
                all = all.plus(of(layer, parameters, values.get(l), values.get(l + 1), batch.lengths()));
            }
        }
        return all;
    }

    private static MultiLayerNetwork network(SavedNetwork saved) {
        return Dl4jEnsemble.membersOf(saved).get(0).layers();
    }

    private static Recurrent recurrent(MultiLayerNetwork network, int l) {
        return network.getLayer(l).conf().getLayer() instanceof Recurrent layer ? layer : null;
    }

    private Activity plus(Activity more) {
        return new Activity(gates + more.gates, saturated + more.saturated, units + more.units, dead + more.dead);
    }

    private static Activity of(Recurrent layer, double[] parameters, INDArray inputs, INDArray outputs, int[] lengths) {
        CellShape shape = layer.cellShape();
        int size = (int) shape.parameterCount();
        long gates = 0;
        long saturated = 0;
        int time = (int) inputs.size(2);
        for (int b = 0; b < inputs.size(0); b++) {
            int length = lengths == null ? time : lengths[b];
            for (int d = 0; d < layer.directions(); d++) {
                GateRecorder recorder = new GateRecorder(
                        shape, Arrays.copyOfRange(parameters, d * size, (d + 1) * size), layer.getZoneout());
                for (int t = 0; t < length; t++) {
                    recorder.read(column(inputs, b, d == 0 ? t : length - 1 - t));
                }
                boolean isGated = !recorder.sigmoids.isEmpty();
                double[] seen = (isGated ? recorder.sigmoids : recorder.tanhs)
                        .stream().flatMapToDouble(Arrays::stream).toArray();
                gates += seen.length;
                saturated += DoubleStream.of(seen)
                        .filter(value -> isGated ? value < EDGE || value > 1 - EDGE : Math.abs(value) > 1 - EDGE)
                        .count();
            }
        }
        return new Activity(gates, saturated, (int) outputs.size(1), dead(outputs, lengths));
    }

    private static int dead(INDArray outputs, int[] lengths) {
        int dead = 0;
        for (int unit = 0; unit < outputs.size(1); unit++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int b = 0; b < outputs.size(0); b++) {
                for (int t = 0; t < (lengths == null ? outputs.size(2) : lengths[b]); t++) {
                    double value = outputs.getDouble(b, unit, t);
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            dead += most - least < SAME ? 1 : 0;
        }
        return dead;
    }

    private static double[] column(INDArray values, int b, int t) {
        return IntStream.range(0, (int) values.size(1))
                .mapToDouble(f -> values.getDouble(b, f, t))
                .toArray();
    }
}
