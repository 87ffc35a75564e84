package org.rnn4j.models.check;

import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.models.engine.DoubleLanguageModel;
import org.rnn4j.models.engine.DoubleSequencePredictor;
import org.rnn4j.models.layer.ConvolutionalEncoder;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.layer.WordEmbedding;
import org.rnn4j.models.network.Engines;

/** A network in float64, with the parameters and settings of another. Not thread-safe. */
final class Twin implements Differentiable, AutoCloseable {
    private final MultiLayerNetwork network;
    private final SequenceModel model;
    private final SequenceBatch batch;

    private Twin(MultiLayerNetwork network, SequenceModel model, SequenceBatch batch) {
        this.network = network;
        this.model = model;
        this.batch = batch;
    }

    /** The twin of a network, for one batch; empty if DL4J's layers run it, which have no gradients here. */
    static Optional<Twin> of(MultiLayerNetwork network, SequenceModel original, JobSpec job, SequenceBatch batch) {
        MultiLayerNetwork twin = network.convertDataType(DataType.DOUBLE);
        twin.getUpdater(); // allocates its state
        Search search = Search.of(job.block(DecodingSpec.class).orElseGet(DecodingSpec::defaults));
        SequenceModel model = original instanceof LanguageModel
                ? Engines.languageModel(twin, job.seed(), 1)
                : Engines.predictor(twin, job.seed(), 1, search);
        return model instanceof DoubleLanguageModel || model instanceof DoubleSequencePredictor
                ? Optional.of(new Twin(twin, model, batch))
                : Optional.empty();
    }

    @Override
    public int[] arrays() {
        int[] ends = IntStream.concat(
                        IntStream.of(frozen()),
                        IntStream.range(0, network.getnLayers())
                                .boxed()
                                .flatMap(l -> network.getLayer(l).paramTable().values().stream())
                                .mapToInt(array -> (int) array.length()))
                .toArray();
        int sum = 0;
        for (int i = 1; i < ends.length; i++) {
            sum += ends[i];
            ends[i] = Math.max(ends[0], sum);
        }
        return ends;
    }

    /** Number of parameters at the start that training leaves unchanged. */
    private int frozen() {
        Layer first = network.getLayer(0).conf().getLayer();
        if (first instanceof WordEmbedding words && words.isFrozen()) {
            return words.characterOffset();
        }
        return first instanceof TokenEmbedding table && table.isFrozen()
                ? (int) network.getLayer(0).numParams()
                : 0;
    }

    /** Smaller for an encoder of images, of whose millions of rectifiers some would be at either side of their kink. */
    @Override
    public double step() {
        boolean hasImages = network.getLayer(0).conf().getLayer() instanceof ConvolutionalEncoder;
        return hasImages ? 1e-7 : Differentiable.super.step();
    }

    @Override
    public double[] gradient() {
        model.network();
        model.revert();
        model.train(batch, null, 0, 0);
        return model instanceof DoubleLanguageModel language
                ? language.gradients()
                : ((DoubleSequencePredictor) model).gradients();
    }

    /** The loss of a training step, with the same dropout as in every other. */
    @Override
    public double lossAt(int parameter, double change) {
        INDArray flat = network.params();
        double value = flat.getDouble(parameter);
        flat.putScalar(parameter, value + change);
        model.revert();
        Outcome outcome = model.train(batch, null, 0, 0);
        flat.putScalar(parameter, value);
        model.revert();
        return outcome.lossNats() / Math.max(1, outcome.targets());
    }

    @Override
    public void close() {
        model.close();
    }
}
