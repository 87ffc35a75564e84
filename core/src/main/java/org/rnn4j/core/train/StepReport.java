package org.rnn4j.core.train;

/**
 * One training step.
 *
 * @param step 1-based
 * @param epoch 1-based
 * @param seconds time since the start of the training, validation included
 * @param lossNats mean loss per target, before the update
 * @param learningRate learning rate of this step
 * @param gradientNorm L2 norm over all parameters before clipping
 * @param tokensPerSecond targets of this step over the time it took
 * @param progress completed fraction of the training, in [0, 1], by epochs or budget
 */
public record StepReport(
        long step,
        int epoch,
        double seconds,
        double lossNats,
        double learningRate,
        double gradientNorm,
        double tokensPerSecond,
        double progress) {}
