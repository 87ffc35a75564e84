package org.rnn4j.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.engine.Targets;
import org.rnn4j.models.engine.TimeMajor;
import org.rnn4j.models.head.DoubleHead;
import org.rnn4j.models.head.DoubleHeadPass;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.adapter.ChunkArrays;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.DoubleScratch;
import org.rnn4j.models.kernel.fused.Gemms;

/**
 * A predictor on any ND4J backend, equivalent to {@link FloatSequencePredictor}. DL4J's layers run the body; the much
 * cheaper head is the engine's, in float64 on the heap. DL4J's layers keep state between calls, so calls from several
 * threads are serialised by a lock.
 */
public final class GenericSequencePredictor implements SequencePredictor {
    private final GenericNetwork body;
    private final DoubleHead head;
    private final DoubleHeadPass pass;
    /** Number of parameters of the body; offset of the head's parameters. */
    private final int offset;
    /** Output features of the body per time step, from the last forward pass. */
    private int width;
    /** Dropout between body and head; null = none. */
    private final IDropout dropout;

    /**
     * Wraps an initialised network.
     *
     * @param kernel kernel of the recurrent layers
     * @param seed random seed for dropout
     * @param search search of a decoder; null for other heads
     */
    public GenericSequencePredictor(MultiLayerNetwork network, Kernel kernel, long seed, Search search) {
        body = new GenericNetwork(network, kernel, seed);
        int below = 0;
        for (int l = 0; l < body.depth(); l++) {
            below += (int) network.getLayer(l).numParams();
        }
        offset = below;
        head = DoubleHeads.of(network, Gemms.float64(), body.depth(), 0, search);
        pass = head.pass();
        Layer above = network.getLayer(body.depth()).conf().getLayer();
        dropout = above instanceof BaseOutputLayer ? above.getIDropout() : null;
    }

    /** Wraps a network without a decoder. */
    GenericSequencePredictor(MultiLayerNetwork network, Kernel kernel, long seed) {
        this(network, kernel, seed, null);
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
        if (batch.targets() instanceof SequenceValues.None) {
            throw new IllegalArgumentException("cannot train on a batch without targets");
        }
        return body.compute(() -> {
            body.seed();
            long targets = Targets.count(batch);
            List<double[]> after = new ArrayList<>();
            Chunks.Chunk chunk = read(batch, before, new SplittableRandom(body.stepSeed()), after);
            double loss = pass.loss(1.0 / Math.max(1, targets));
            backward(chunk);
            double norm = body.update(loss, learningRate, clipNorm);
            return new Outcome(loss, targets, norm, GenericNetwork.state(batch.batch(), after));
        });
    }

    private void backward(Chunks.Chunk chunk) {
        double[] gradient = new double[chunk.active().length * chunk.rows().length * width];
        pass.inputGradient(gradient);
        double[] ofParameters = new double[(int) body.gradients.length() - offset];
        DoubleScratch scratch = new DoubleScratch();
        for (int task = 0; task < head.tasks(); task++) {
            pass.addGradients(task, ofParameters, scratch);
        }
        ofHead(body.gradients).assign(ChunkArrays.array(ofParameters, body.type, ofParameters.length));
        INDArray ofRead = ChunkArrays.sequences(gradient, chunk, width, body.type);
        body.backward(dropout == null ? ofRead : dropout.backprop(ofRead, ofRead, 0, 0));
    }

    @Override
    public Outcome evaluate(SequenceBatch batch, RnnState before) {
        return evaluate(batch, before, null);
    }

    @Override
    public Predicted predict(SequenceBatch batch) {
        return advance(batch, null);
    }

    @Override
    public Predicted advance(SequenceBatch batch, RnnState before) {
        Predictions predictions = head.newPredictions(batch.batch());
        return new Predicted(predictions, evaluate(batch, before, predictions));
    }

    private synchronized Outcome evaluate(SequenceBatch batch, RnnState before, Predictions predictions) {
        return body.compute(() -> {
            List<double[]> after = new ArrayList<>();
            read(batch, before, null, after);
            double loss = pass.loss(0);
            if (predictions != null) {
                pass.predict(predictions);
            }
            body.clear();
            return new Outcome(loss, Targets.count(batch), Double.NaN, GenericNetwork.state(batch.batch(), after));
        });
    }

    /** Runs the body and passes its outputs to the head; the whole batch is one chunk. */
    private Chunks.Chunk read(SequenceBatch batch, RnnState before, SplittableRandom random, List<double[]> after) {
        boolean training = random != null;
        double[] parameters = ChunkArrays.values(ofHead(body.parameters));
        for (int task = 0; task < head.tasks(); task++) {
            head.pack(task, parameters, training);
        }
        INDArray h = body.forward(TimeMajor.sequence(batch.inputs()), batch.lengths(), before, training, after);
        if (training && dropout != null) {
            INDArray result = Nd4j.createUninitialized(h.dataType(), h.shape(), 'c');
            h = dropout.applyDropout(h, result, 0, 0, LayerWorkspaceMgr.noWorkspaces());
        }
        width = (int) h.size(1);
        int time = (int) h.size(2);
        Chunks.Chunk chunk = Chunks.of(batch.batch(), time, batch.lengths(), 1)[0];
        pass.load(chunk, time, batch.targets());
        pass.read(ChunkArrays.rows(h, chunk), 0, random);
        return chunk;
    }

    private INDArray ofHead(INDArray flat) {
        return Views.range(flat, 0, offset, flat.length());
    }

    @Override
    public String computation() {
        return "generic kernel, ND4J operations";
    }

    @Override
    public void close() {}
}
