package org.rnn4j.core.train;

/**
 * One validation.
 *
 * @param step steps done
 * @param epoch of the last step, 1-based
 * @param seconds since the training began, this validation included
 * @param trainLossNats mean loss a target of the training steps since the validation before
 * @param evaluation of the validation part
 * @param best whether no validation before was as good
 */
public record ValidationReport(
        long step, int epoch, double seconds, double trainLossNats, Evaluation evaluation, boolean best) {}
