package org.rnn4j.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.engine.Targets;
import org.rnn4j.models.kernel.Kernel;

/** A language model on any ND4J backend, equivalent to {@link FloatLanguageModel}. */
public final class GenericLanguageModel implements LanguageModel {
    private final GenericNetwork body;
    private final GenericHead head;

    /**
     * Wraps an initialised network.
     *
     * @param kernel kernel of the recurrent layers
     * @param seed random seed for dropout
     */
    public GenericLanguageModel(MultiLayerNetwork network, Kernel kernel, long seed) {
        body = new GenericNetwork(network, kernel, seed);
        RnnOutputLayer output =
                (RnnOutputLayer) network.getLayer(body.depth()).conf().getLayer();
        head = new GenericHead(output, body.parameters, body.gradients);
    }

    @Override
    public synchronized Dl4jNetwork network() {
        return body.saved();
    }

    @Override
    public synchronized void revert() {
        body.revert();
    }

    @Override
    public Optional<WeightAverage> average() {
        return Optional.of(new GenericAverage(body.parameters));
    }

    @Override
    public synchronized Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        return body.compute(() -> {
            body.seed();
            long targets = Targets.count(batch);
            Outcome forward = forward(batch, before, true);
            body.backward(head.backward(targetRows(batch), validRows(batch, 1.0 / targets)));
            head.clear();
            double norm = body.update(forward.lossNats(), learningRate, clipNorm);
            return new Outcome(forward.lossNats(), targets, norm, forward.after());
        });
    }

    @Override
    public synchronized Outcome evaluate(SequenceBatch batch, RnnState before) {
        return body.compute(() -> {
            Outcome outcome = forward(batch, before, false);
            clear();
            return outcome;
        });
    }

    @Override
    public synchronized NextToken step(int[] tokens, RnnState before) {
        return body.compute(() -> {
            List<double[]> after = new ArrayList<>();
            INDArray h = body.forward(new TokenIds(tokens.length, 1, tokens), null, before, false, after);
            float[][] logits = head.forward(h, false).castTo(DataType.FLOAT).toFloatMatrix();
            clear();
            return new NextToken(logits, GenericNetwork.state(tokens.length, after));
        });
    }

    private Outcome forward(SequenceBatch batch, RnnState before, boolean training) {
        List<double[]> after = new ArrayList<>();
        head.forward(body.forward(batch.inputs(), batch.lengths(), before, training, after), training);
        double nats =
                batch.targets() instanceof SequenceValues.None ? 0 : head.loss(targetRows(batch), validRows(batch, 1));
        return new Outcome(nats, Targets.count(batch), Double.NaN, GenericNetwork.state(batch.batch(), after));
    }

    private void clear() {
        head.clear();
        body.clear();
    }

    /** {@code value} for each valid row, zero for padding, [time * batch]. */
    private INDArray validRows(SequenceBatch batch, double value) {
        TokenIds ids = (TokenIds) batch.targets();
        double[] rows = new double[ids.batch() * ids.time()];
        for (int b = 0; b < ids.batch(); b++) {
            int length = batch.lengths() == null ? ids.time() : batch.lengths()[b];
            for (int t = 0; t < length; t++) {
                rows[t * ids.batch() + b] = value;
            }
        }
        return Nd4j.createFromArray(rows).castTo(body.type);
    }

    /** Targets in time-major order, [time * batch]. */
    private static INDArray targetRows(SequenceBatch batch) {
        TokenIds ids = (TokenIds) batch.targets();
        int[] rows = new int[ids.ids().length];
        for (int t = 0; t < ids.time(); t++) {
            for (int b = 0; b < ids.batch(); b++) {
                rows[t * ids.batch() + b] = ids.at(b, t);
            }
        }
        return Nd4j.createFromArray(rows);
    }

    @Override
    public String computation() {
        return "generic kernel, ND4J operations";
    }

    @Override
    public void close() {}
}
