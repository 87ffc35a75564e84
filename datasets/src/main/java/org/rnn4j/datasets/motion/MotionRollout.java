package org.rnn4j.datasets.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.SequenceBatch;

/** Continues windows after their first steps by the likeliest predictions. */
final class MotionRollout implements Rollout {
    private final int known;
    private final int steps;
    private final List<List<double[]>> all; // by window: what is known, then what is predicted

    /**
     * Begins a rollout.
     *
     * @param windows known steps of each window, all equally many
     * @param steps number of steps to predict
     */
    MotionRollout(List<List<double[]>> windows, int steps) {
        known = windows.get(0).size();
        this.steps = steps;
        all = windows.stream()
                .map(window -> (List<double[]>) new ArrayList<>(window))
                .toList();
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public SequenceBatch next(Predictions step) {
        add((Predictions.Steps) step);
        return MotionWindow.batch(all);
    }

    private void add(Predictions.Steps predicted) {
        SplittableRandom unused = new SplittableRandom(0); // nothing is drawn at temperature 0
        for (int b = 0; b < all.size(); b++) {
            float[] row = predicted.parameters()[b][all.get(b).size() - 1];
            double[] parameters = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                parameters[i] = row[i];
            }
            all.get(b).add(predicted.distribution().draw(parameters, 0, unused));
        }
    }

    @Override
    public Predictions last(Predictions step) {
        add((Predictions.Steps) step);
        float[][] values = new float[all.size()][];
        for (int b = 0; b < values.length; b++) {
            List<double[]> predicted = all.get(b).subList(known, all.get(b).size());
            values[b] = new float[predicted.size() * predicted.get(0).length];
            for (int i = 0; i < values[b].length; i++) {
                values[b][i] = (float) predicted.get(i / predicted.get(0).length)[i % predicted.get(0).length];
            }
        }
        return new Predictions.Values(values, new double[0], null);
    }
}
