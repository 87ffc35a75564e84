package org.rnn4j.core.train;

/**
 * One validation.
 *
 * @param step number of completed steps
 * @param epoch epoch of the last step, 1-based
 * @param seconds time since the start of the training, this validation included
 * @param trainLossNats mean loss per target of the training steps since the previous validation
 * @param evaluation loss and metrics on the validation split
 * @param best whether this is the best validation so far
 */
public record ValidationReport(
        long step, int epoch, double seconds, double trainLossNats, Evaluation evaluation, boolean best) {}
