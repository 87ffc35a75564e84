package org.rnn4j.core.train;

import org.rnn4j.core.job.ScheduleSpec;

/**
 * A learning rate with its schedule.
 *
 * @param start learning rate of the optimizer
 */
record LearningRate(double start, ScheduleSpec schedule) {

    /**
     * The learning rate of the next step.
     *
     * @param progress completed fraction of the training, in [0, 1]
     * @param epoch 1-based
     * @param cuts number of plateaus so far
     */
    double at(double progress, int epoch, int cuts) {
        if (schedule instanceof ScheduleSpec.Step step) {
            int drops = epoch < step.from() ? 0 : 1 + (epoch - step.from()) / step.every();
            return start * Math.pow(step.factor(), drops);
        } else if (schedule instanceof ScheduleSpec.Cosine cosine) {
            return start * share(cosine, progress);
        } else if (schedule instanceof ScheduleSpec.Plateau plateau) {
            return start * Math.pow(plateau.factor(), cuts);
        }
        return start;
    }

    private static double share(ScheduleSpec.Cosine cosine, double progress) {
        if (progress < cosine.warmUp()) {
            return progress / cosine.warmUp();
        }
        double angle = Math.PI * Math.min(1, (progress - cosine.warmUp()) / (1 - cosine.warmUp()));
        return cosine.floor() + (1 - cosine.floor()) * (1 + Math.cos(angle)) / 2;
    }
}
