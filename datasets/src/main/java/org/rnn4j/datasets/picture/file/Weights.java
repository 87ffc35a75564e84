package org.rnn4j.datasets.picture.file;

import java.util.ArrayList;
import java.util.List;

/** The weights by which the pixels of a row make those of a row of another length. */
final class Weights {
    private final int[] from; // first input of each output
    private final float[][] weights;
    private final List<List<User>> users; // by input

    /** An output that an input is a part of. */
    record User(int output, float weight) {}

    private Weights(int[] from, float[][] weights, List<List<User>> users) {
        this.from = from;
        this.weights = weights;
        this.users = users;
    }

    /**
     * Triangles of a width of two inputs, or of two outputs if these are further apart; each sums to 1.
     *
     * @param begin start of the part of the row that is read, in inputs
     * @param length length of the part, in inputs
     */
    static Weights of(double begin, double length, int outputs, int inputs) {
        double scale = length / outputs;
        double reach = Math.max(1, scale);
        int[] from = new int[outputs];
        float[][] weights = new float[outputs][];
        List<List<User>> users = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            users.add(new ArrayList<>());
        }
        for (int o = 0; o < outputs; o++) {
            double centre = begin + (o + 0.5) * scale;
            int first = Math.max(0, (int) Math.ceil(centre - reach - 0.5));
            int last = Math.min(inputs - 1, (int) Math.floor(centre + reach - 0.5));
            double[] triangle = new double[last - first + 1];
            double sum = 0;
            for (int i = first; i <= last; i++) {
                triangle[i - first] = Math.max(0, 1 - Math.abs(i + 0.5 - centre) / reach);
                sum += triangle[i - first];
            }
            from[o] = first;
            weights[o] = new float[triangle.length];
            for (int i = 0; i < triangle.length; i++) {
                weights[o][i] = (float) (triangle[i] / sum);
                users.get(first + i).add(new User(o, weights[o][i]));
            }
        }
        return new Weights(from, weights, users);
    }

    /** The outputs that an input is a part of. */
    List<User> users(int input) {
        return users.get(input);
    }

    /** Computes all outputs. */
    void apply(float[] row, float[] into) {
        for (int o = 0; o < from.length; o++) {
            float sum = 0;
            for (int i = 0; i < weights[o].length; i++) {
                sum += weights[o][i] * row[from[o] + i];
            }
            into[o] = sum;
        }
    }
}
