package org.rnn4j.core.tiny;

import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.WeightAverage;

/** The average of a table of parameters. */
final class TinyAverage implements WeightAverage {
    private final double[] used;
    private double[] resting;

    TinyAverage(double[] used) {
        this.used = used;
        this.resting = used.clone();
    }

    @Override
    public void add(double share) {
        for (int i = 0; i < used.length; i++) {
            resting[i] += share * (used[i] - resting[i]);
        }
    }

    @Override
    public void exchange() {
        double[] before = used.clone();
        System.arraycopy(resting, 0, used, 0, used.length);
        resting = before;
    }

    @Override
    public ParameterVector resting() {
        return ParameterVector.of(resting);
    }

    @Override
    public void rest(ParameterVector values) {
        resting = values.range(0, values.size());
    }
}
