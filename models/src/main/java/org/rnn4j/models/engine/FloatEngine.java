package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.network.SequencePredictor.Predicted;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.head.FloatHead;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.parallel.Workers;

/**
 * Trains and runs a body and a head on the CPU, using only heap arrays. It holds the parameters and the state of the
 * updater during training; {@link #network} saves them.
 *
 * <p>Each thread runs a share of the batch forward and backward through the whole network. Then the gradients are summed
 * and the parameters updated, also in parallel. Results are reproducible bit by bit for a given seed and number of
 * threads.
 *
 * <p>Evaluation and prediction are thread-safe: each call uses its own chunks and buffers. Training is not, and must not
 * run at the same time.
 */
public final class FloatEngine {
    private final FloatParameters parameters;
    private final FloatBody body;
    private final FloatHead head;
    private final LayerRegularisation aboveBody;
    private final Workers workers;
    private final long seed;
    /** Whether the packed weights are up to date; false after an update. */
    private boolean packedForward;

    /** Idle sets of chunks, most recently used first; at most as many as there were concurrent calls. */
    private final Deque<List<FloatChunk>> idle = new ConcurrentLinkedDeque<>();

    private final ThreadLocal<FloatScratch> scratch = ThreadLocal.withInitial(FloatScratch::new);

    /**
     * Creates an engine.
     *
     * @param aboveBody dropout between body and head
     * @param seed random seed for dropout
     */
    public FloatEngine(
            FloatParameters parameters,
            FloatBody body,
            FloatHead head,
            LayerRegularisation aboveBody,
            Workers workers,
            long seed) {
        this.parameters = parameters;
        this.body = body;
        this.head = head;
        this.workers = workers;
        this.seed = seed;
        this.aboveBody = aboveBody;
    }

    SavedNetwork network() {
        return parameters.save();
    }

    void revert() {
        parameters.load();
        packedForward = false;
    }

    WeightAverage average() {
        return parameters.average(() -> packedForward = false);
    }

    Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        if (batch.targets() instanceof SequenceValues.None) {
            throw new IllegalArgumentException("cannot train on a batch without targets");
        }
        Chunks.Chunk[] shares = shares(batch);
        pack(true);
        packedForward = false;
        long targets = Targets.count(batch);
        double[] losses = new double[shares.length];
        float scale = (float) (1.0 / Math.max(1, targets));
        long dropoutSeed = seed * 31 + parameters.iterations();
        RnnState after = withChunks(shares.length, mine -> {
            RnnState reached = run(mine, shares, batch.inputs(), batch.targets(), before, (c, chunk) -> {
                chunk.forward(new SplittableRandom(dropoutSeed * 1_000_003 + c));
                losses[c] = chunk.head.loss(scale);
                chunk.backward();
            });
            sumGradients(mine);
            return reached;
        });
        double norm = parameters.gradientNorm();
        double loss = sum(losses);
        parameters.update(Double.isFinite(loss) ? norm : Double.NaN, learningRate, clipNorm);
        return new Outcome(loss, targets, norm, after);
    }

    Outcome evaluate(SequenceBatch batch, RnnState before) {
        return evaluate(batch, before, null);
    }

    Predicted predict(SequenceBatch batch, RnnState before) {
        Predictions predictions = head.newPredictions(batch.batch());
        return new Predicted(predictions, evaluate(batch, before, predictions));
    }

    private Outcome evaluate(SequenceBatch batch, RnnState before, Predictions predictions) {
        Chunks.Chunk[] shares = shares(batch);
        packForward();
        double[] losses = new double[shares.length];
        RnnState after = run(shares, batch.inputs(), batch.targets(), before, (c, chunk) -> {
            chunk.forward(null);
            losses[c] = chunk.head.loss(0);
            if (predictions != null) {
                chunk.head.predict(predictions);
            }
        });
        return new Outcome(sum(losses), Targets.count(batch), Double.NaN, after);
    }

    /** Work on a loaded chunk. */
    interface Work {
        void on(int index, FloatChunk chunk);
    }

    /** Runs work on the chunks of a batch and returns the state after it. Thread-safe. */
    RnnState run(Chunks.Chunk[] shares, SequenceValues inputs, SequenceValues targets, RnnState before, Work work) {
        return withChunks(shares.length, mine -> run(mine, shares, inputs, targets, before, work));
    }

    private <T> T withChunks(int count, Function<List<FloatChunk>, T> use) {
        List<FloatChunk> mine = idle.poll();
        if (mine == null) {
            mine = new ArrayList<>();
        }
        synchronized (idle) { // a decoder head numbers its passes
            while (mine.size() < count) {
                mine.add(new FloatChunk(body, head, aboveBody));
            }
        }
        T result = use.apply(mine.subList(0, count));
        idle.push(mine); // dropped after a failure: its buffers may be inconsistent
        return result;
    }

    private RnnState run(
            List<FloatChunk> mine,
            Chunks.Chunk[] shares,
            SequenceValues inputs,
            SequenceValues targets,
            RnnState before,
            Work work) {
        int time = body.input.steps(inputs);
        SequenceValues read = TimeMajor.sequence(inputs);
        workers.run(shares.length, c -> {
            FloatChunk chunk = mine.get(c);
            chunk.load(shares[c], time, read, targets);
            FloatStates.begin(chunk, before);
            work.on(c, chunk);
        });
        return FloatStates.after(inputs.batch(), mine);
    }

    private Chunks.Chunk[] shares(SequenceBatch batch) {
        return Chunks.of(batch.batch(), body.input.steps(batch.inputs()), batch.lengths(), workers.threads());
    }

    synchronized void packForward() {
        if (!packedForward) {
            pack(false);
            packedForward = true;
        }
    }

    private void pack(boolean forBackward) {
        int[] first = body.firstTasks();
        int layers = body.layers.size();
        workers.run(first[layers + 1] + head.tasks(), task -> {
            int l = ownerOf(first, task);
            if (l < layers) {
                body.layers.get(l).pack(task - first[l], parameters.values, forBackward);
            } else if (l == layers) {
                body.input.pack(task - first[l], parameters.values, forBackward);
            } else {
                head.pack(task - first[l], parameters.values, forBackward);
            }
        });
    }

    private void sumGradients(List<FloatChunk> trained) {
        parameters.clearGradients();
        int[] first = body.firstTasks();
        int layers = body.layers.size();
        int heads = first[layers];
        workers.run(heads + head.tasks(), task -> {
            FloatScratch mine = scratch.get();
            for (FloatChunk chunk : trained) {
                if (task < heads) {
                    int l = ownerOf(first, task);
                    chunk.addLayerGradients(l, task - first[l], parameters.gradients, mine);
                } else {
                    chunk.head.addGradients(task - heads, parameters.gradients, mine);
                }
            }
        });
        workers.run(
                body.input.gradientTasks(),
                task -> { // after the head: with tied embeddings, both add to the same matrix
                    FloatScratch mine = scratch.get();
                    trained.forEach(chunk -> chunk.input.addGradients(task, parameters.gradients, mine));
                });
    }

    /** Index of the layer, input or head that a task belongs to. */
    private static int ownerOf(int[] first, int task) {
        int owner = first.length - 1;
        while (task < first[owner]) {
            owner--;
        }
        return owner;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Gradients of the last call of {@link #train} before clipping, in the order of the flat parameters. */
    float[] gradients() {
        return parameters.gradients.clone();
    }

    /** Number of compute threads. */
    int threads() {
        return workers.threads();
    }

    void close() {
        idle.clear();
    }
}
