package org.rnn4j.models.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.models.cell.Block;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.cell.Step;

/** Runs one direction of a layer on one sequence in float64, by the equations of its cell, and keeps the values of its gates. */
final class GateRecorder implements Step<double[]> {
    private final CellShape shape;
    private final double[] parameters;
    private final double zoneout;
    private final Map<String, double[]> state = new LinkedHashMap<>();
    private double[] x;

    /** Values of all σ so far. */
    final List<double[]> sigmoids = new ArrayList<>();

    /** Values of all tanh so far. */
    final List<double[]> tanhs = new ArrayList<>();

    /** @param parameters those of the direction, in the layout of {@link CellShape} */
    GateRecorder(CellShape shape, double[] parameters, double zoneout) {
        this.shape = shape;
        this.parameters = parameters;
        this.zoneout = zoneout;
        shape.cell().states().forEach(name -> state.put(name, new double[shape.hiddenSize()]));
    }

    /**
     * One time step.
     *
     * @param input features; for ids, one id
     */
    void read(double[] input) {
        x = input;
        List<double[]> next = shape.cell().step(this);
        List<String> names = shape.cell().states();
        for (int s = 0; s < names.size(); s++) {
            double[] before = state.get(names.get(s));
            double[] after = next.get(s);
            state.put(names.get(s), each(i -> zoneout * before[i] + (1 - zoneout) * after[i]));
        }
    }

    private interface Value {
        double at(int unit);
    }

    private double[] each(Value value) {
        return IntStream.range(0, shape.hiddenSize()).mapToDouble(value::at).toArray();
    }

    @Override
    public double[] input(String gate) {
        int from = shape.columns(new Block(Block.Kind.INPUT, gate).name()).from();
        int width = shape.gateColumns();
        boolean isId = x.length == 1 && shape.inputSize() > 1;
        double[] product = isId
                ? each(i -> parameters[((int) x[0]) * width + from + i])
                : each(i -> IntStream.range(0, x.length)
                        .mapToDouble(f -> x[f] * parameters[f * width + from + i])
                        .sum());
        return shape.cell().layerNorm() ? product : plus(product, vector(new Block(Block.Kind.BIAS, gate).name()));
    }

    @Override
    public double[] state(String name) {
        return state.get(name);
    }

    @Override
    public double[] recurrent(String gate, double[] h) {
        int from = shape.columns(new Block(Block.Kind.RECURRENT, gate).name()).from();
        int offset = (int) shape.wLength();
        int width = shape.recurrentColumns();
        return each(i -> IntStream.range(0, h.length)
                .mapToDouble(j -> h[j] * parameters[offset + j * width + from + i])
                .sum());
    }

    @Override
    public double[] vector(String parameter) {
        int from = (int) (shape.wLength() + shape.uLength())
                + shape.columns(parameter).from();
        return Arrays.copyOfRange(parameters, from, from + shape.hiddenSize());
    }

    @Override
    public double[] dropped(double[] h) {
        return h;
    }

    @Override
    public double[] normalized(String gate, double[] sum) {
        if (!shape.cell().layerNorm()) {
            return sum;
        }
        double mean = Arrays.stream(sum).average().orElse(0);
        double variance =
                Arrays.stream(sum).map(a -> (a - mean) * (a - mean)).average().orElse(0);
        double[] gain = vector(new Block(Block.Kind.GAIN, gate).name());
        double[] shift = vector(new Block(Block.Kind.BIAS, gate).name());
        return each(i -> gain[i] * (sum[i] - mean) / Math.sqrt(variance + Cell.LAYER_NORM_EPSILON) + shift[i]);
    }

    @Override
    public double[] plus(double[] a, double[] b) {
        return each(i -> a[i] + b[i]);
    }

    @Override
    public double[] minus(double[] a, double[] b) {
        return each(i -> a[i] - b[i]);
    }

    @Override
    public double[] times(double[] a, double[] b) {
        return each(i -> a[i] * b[i]);
    }

    @Override
    public double[] plus(double[] a, double b) {
        return each(i -> a[i] + b);
    }

    @Override
    public double[] sigmoid(double[] a) {
        double[] gate = each(i -> 1 / (1 + Math.exp(-a[i])));
        sigmoids.add(gate);
        return gate;
    }

    @Override
    public double[] tanh(double[] a) {
        double[] values = each(i -> Math.tanh(a[i]));
        tanhs.add(values);
        return values;
    }

    @Override
    public double[] relu(double[] a) {
        return each(i -> Math.max(0, a[i]));
    }
}
