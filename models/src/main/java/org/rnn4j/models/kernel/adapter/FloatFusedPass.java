package org.rnn4j.models.kernel.adapter;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Input;
import org.rnn4j.models.kernel.Pass;
import org.rnn4j.models.kernel.Unroll;
import org.rnn4j.models.kernel.Weights;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatDirection;
import org.rnn4j.models.kernel.fused.FloatDirectionWeights;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.kernel.fused.FusedCells;
import org.rnn4j.models.parallel.Workers;

/**
 * One direction of a layer with ND4J arrays: the batch is divided into chunks, with one {@link FloatDirection} each.
 */
final class FloatFusedPass implements Pass {
    private final Unroll unroll;
    private final Workers workers;
    private final CellShape shape;
    private final FloatDirectionWeights weights;
    private final int time;
    private final int batch;
    private final Chunks.Chunk[] chunks;
    private final FloatDirection[] passes;
    private final INDArray outputs;
    private final List<INDArray> finalState = new ArrayList<>();

    FloatFusedPass(Unroll unroll, FloatGemm gemm, Workers workers) {
        this.unroll = unroll;
        this.workers = workers;
        shape = unroll.weights().shape();
        time = unroll.input().time();
        batch = unroll.input().batch();
        chunks = Chunks.of(batch, time, unroll.lengths(), workers.threads());
        passes = new FloatDirection[chunks.length];

        weights = FusedCells.weights(gemm, shape, unroll.input() instanceof Input.Tokens);
        float[] parameters = read(unroll.weights());
        workers.run(weights.parts(), part -> weights.packPart(parameters, 0, part, unroll.forBackward()));

        float[] x = unroll.input() instanceof Input.Vectors vectors ? read(vectors.x()) : null;
        List<float[]> initial = read(unroll.initialState());
        float[] out = new float[time * batch * shape.hiddenSize()];
        float[][] last = new float[shape.cell().states().size()][batch * shape.hiddenSize()];
        float[] recurrent = readOrNull(unroll.noise().recurrent());
        List<float[]> taken = read(unroll.noise().taken());
        workers.run(chunks.length, c -> {
            passes[c] = weights.newPass();
            passes[c].shape(time, chunks[c].rows().length, chunks[c].active());
            applyNoise(c, recurrent, taken);
            forward(c, x, initial, out, last);
        });
        outputs = array(out, time, batch, shape.hiddenSize());
        for (float[] state : last) {
            finalState.add(array(state, batch, shape.hiddenSize()));
        }
    }

    private void applyNoise(int c, float[] recurrent, List<float[]> taken) {
        int[] rows = chunks[c].rows();
        int hidden = shape.hiddenSize();
        if (recurrent != null) {
            passes[c].dropRecurrent(pick(recurrent, rows, 1, hidden));
        }
        if (taken != null) {
            float[][] picked = taken.stream()
                    .map(factors -> pick(factors, rows, time, hidden))
                    .toArray(float[][]::new);
            passes[c].zoneout(picked, rows.length * hidden);
        }
    }

    private void forward(int c, float[] x, List<float[]> initial, float[] out, float[][] last) {
        Chunks.Chunk chunk = chunks[c];
        int hidden = shape.hiddenSize();
        int[] rows = chunk.rows();
        FloatDirection pass = passes[c];
        for (int index = 0; index < last.length; index++) {
            pass.initialState(index, initial == null ? null : pick(initial.get(index), rows, 1, hidden));
        }
        if (unroll.input() instanceof Input.Tokens tokens) {
            int[] ids = new int[time * rows.length];
            for (int t = 0; t < time; t++) {
                for (int i = 0; i < rows.length; i++) {
                    ids[t * rows.length + i] = tokens.tokens().at(rows[i], t);
                }
            }
            pass.forwardTokens(ids);
        } else {
            pass.forwardVectors(pick(x, rows, time, shape.inputSize()), 0);
        }
        for (int t = 0; t < time; t++) {
            put(
                    pass.outputs(),
                    pass.outputOffset() + t * rows.length * hidden,
                    rows,
                    chunk.active()[t],
                    out,
                    t,
                    hidden);
        }
        float[] state = new float[rows.length * hidden];
        for (int index = 0; index < last.length; index++) {
            pass.finalState(index, state);
            put(state, 0, rows, rows.length, last[index], 0, hidden);
        }
    }

    @Override
    public INDArray outputs() {
        return outputs;
    }

    @Override
    public List<INDArray> finalState() {
        return List.copyOf(finalState);
    }

    @Override
    public InputGradient backward(INDArray gradOutputs, List<INDArray> gradFinalState, Weights gradient) {
        int hidden = shape.hiddenSize();
        float[] gradOut = gradOutputs == null ? new float[time * batch * hidden] : read(gradOutputs);
        List<float[]> finals = read(gradFinalState);
        boolean vectors = unroll.input() instanceof Input.Vectors;
        float[] dx = vectors ? new float[time * batch * shape.inputSize()] : null;
        float[][] initial = new float[finalState.size()][batch * hidden];
        workers.run(chunks.length, c -> {
            int[] rows = chunks[c].rows();
            float[][] picked = finals == null
                    ? null
                    : finals.stream()
                            .map(values -> pick(values, rows, 1, hidden))
                            .toArray(float[][]::new);
            passes[c].backward(pick(gradOut, rows, time, hidden), 0, picked);
            if (vectors) {
                int width = shape.inputSize();
                float[] part = new float[time * rows.length * width];
                passes[c].inputGradient(part, 0);
                for (int t = 0; t < time; t++) {
                    put(part, t * rows.length * width, rows, rows.length, dx, t, width);
                }
            }
            for (int index = 0; index < initial.length; index++) {
                put(passes[c].stateGradient(index), 0, rows, rows.length, initial[index], 0, hidden);
            }
        });
        float[] sums = new float[(int) shape.parameterCount()];
        workers.run(weights.parts(), part -> {
            FloatScratch scratch = new FloatScratch();
            for (FloatDirection pass : passes) {
                pass.addGradientPart(part, 0, sums, 0, scratch);
            }
        });
        write(sums, gradient);
        List<INDArray> initialGradients = new ArrayList<>();
        for (float[] values : initial) {
            initialGradients.add(array(values, batch, hidden));
        }
        return new InputGradient(vectors ? array(dx, time, batch, shape.inputSize()) : null, initialGradients);
    }

    /** Extracts the rows of a chunk from {@code [steps, batch, width]}. */
    private float[] pick(float[] all, int[] rows, int steps, int width) {
        float[] picked = new float[steps * rows.length * width];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(all, (t * batch + rows[i]) * width, picked, (t * rows.length + i) * width, width);
            }
        }
        return picked;
    }

    /** Copies the first {@code count} rows of a chunk's step to step t of {@code [time, batch, width]}. */
    private void put(float[] part, int from, int[] rows, int count, float[] all, int t, int width) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(part, from + i * width, all, (t * batch + rows[i]) * width, width);
        }
    }

    private static float[] read(Weights weights) {
        float[] w = read(weights.w());
        float[] u = weights.u() == null ? new float[0] : read(weights.u());
        float[] b = read(weights.b());
        float[] flat = new float[w.length + u.length + b.length];
        System.arraycopy(w, 0, flat, 0, w.length);
        System.arraycopy(u, 0, flat, w.length, u.length);
        System.arraycopy(b, 0, flat, w.length + u.length, b.length);
        return flat;
    }

    private void write(float[] flat, Weights gradient) {
        INDArray values = array(flat, flat.length);
        Weights parts = Weights.viewsOf(values, shape);
        gradient.w().assign(parts.w());
        if (parts.u() != null) {
            gradient.u().assign(parts.u());
        }
        gradient.b().assign(parts.b());
        values.close();
    }

    private static List<float[]> read(List<INDArray> arrays) {
        return arrays == null ? null : arrays.stream().map(array -> read(array)).toList();
    }

    private static float[] readOrNull(INDArray array) {
        return array == null ? null : read(array);
    }

    private static float[] read(INDArray array) {
        return Detached.compute(() -> {
            float[] values = new float[(int) array.length()];
            try (INDArray copy = array.dup('c')) {
                copy.data().asNioFloat().get(values);
            }
            return values;
        });
    }

    private static INDArray array(float[] values, long... shape) {
        return Detached.compute(() -> Nd4j.createFromArray(values).reshape('c', shape));
    }

    @Override
    public void close() {
        outputs.close();
        finalState.forEach(INDArray::close);
    }
}
