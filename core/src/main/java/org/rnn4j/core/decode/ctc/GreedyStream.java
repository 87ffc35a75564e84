package org.rnn4j.core.decode.ctc;

import static org.rnn4j.core.sequence.OutputSpec.Labels.BLANK;

import java.util.ArrayList;
import java.util.List;

/** The best path, step by step: a label settles when its run of equal steps ends. */
final class GreedyStream implements LabelStream {
    private long step;
    private int label = BLANK; // of the run
    private long begin;
    private double sum; // of log probabilities in the run

    @Override
    public List<Settled> read(float[][] logs) {
        List<Settled> settled = new ArrayList<>();
        for (float[] one : logs) {
            int best = Labels.best(one);
            if (best != label) {
                settled.addAll(end());
                label = best;
                begin = step;
                sum = 0;
            }
            sum += one[best];
            step++;
        }
        return settled;
    }

    @Override
    public int[] pending() {
        return label == BLANK ? new int[0] : new int[] {label};
    }

    @Override
    public List<Settled> end() {
        if (label == BLANK) {
            return List.of();
        }
        Settled run = new Settled(label, begin, step, Math.exp(sum / (step - begin)));
        label = BLANK;
        return List.of(run);
    }
}
