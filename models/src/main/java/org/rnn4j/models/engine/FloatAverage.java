package org.rnn4j.models.engine;

import java.util.List;
import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.models.parallel.Workers;

/** A running average of the trained parameters of an engine. */
final class FloatAverage implements WeightAverage {
    private final float[] used;
    private final float[] resting;
    private final List<int[]> blocks;
    private final Workers workers;
    private final Runnable exchanged;

    /**
     * Begins an average.
     *
     * @param used parameters of the engine
     * @param blocks ranges {@code [from, to)} of trained parameters
     * @param exchanged runs after each exchange
     */
    FloatAverage(float[] used, List<int[]> blocks, Workers workers, Runnable exchanged) {
        this.used = used;
        this.resting = used.clone();
        this.blocks = blocks;
        this.workers = workers;
        this.exchanged = exchanged;
    }

    @Override
    public void add(double share) {
        float part = (float) share;
        workers.run(blocks.size(), s -> {
            for (int j = blocks.get(s)[0]; j < blocks.get(s)[1]; j++) {
                resting[j] += part * (used[j] - resting[j]);
            }
        });
    }

    @Override
    public void exchange() {
        for (int[] block : blocks) {
            for (int j = block[0]; j < block[1]; j++) {
                float value = used[j];
                used[j] = resting[j];
                resting[j] = value;
            }
        }
        exchanged.run();
    }

    @Override
    public ParameterVector resting() {
        double[] values = new double[resting.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = resting[j];
        }
        return ParameterVector.of(values);
    }

    @Override
    public void rest(ParameterVector values) {
        for (int j = 0; j < resting.length; j++) {
            resting[j] = (float) values.at(j);
        }
    }
}
