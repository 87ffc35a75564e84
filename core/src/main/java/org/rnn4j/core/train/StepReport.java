package org.rnn4j.core.train;

/**
 * One training step.
 *
 * @param step 1-based
 * @param epoch 1-based
 * @param seconds since the training began, validation included
 * @param lossNats mean loss a target, before the update
 * @param learningRate of this step
 * @param gradientNorm L2 norm over all parameters before clipping
 * @param tokensPerSecond targets of this step over the time it took
 * @param progress share of the training that is over, in [0, 1], by epochs or budget
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
