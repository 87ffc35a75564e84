package org.rnn4j.core.train;

/**
 * The state of the validations so far.
 *
 * @param best value of the criterion at the best validation, lower is better; infinite before the first validation
 * @param bestLossNats the loss of that validation; infinite before the first
 * @param bestStep the training step after which it was measured; 0 before the first validation
 * @param sinceBest validations in a row that were no better
 * @param sinceCut the same, but counted from the last cut of the learning rate
 * @param cuts number of cuts of the learning rate
 */
public record Standing(double best, double bestLossNats, long bestStep, int sinceBest, int sinceCut, int cuts) {
    static final Standing FIRST = new Standing(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0, 0, 0);

    /** Whether a validation is better than the best so far: by the criterion, at a tie by the loss. */
    boolean isBeatenBy(double criterion, double lossNats) {
        return criterion < best || (criterion == best && lossNats < bestLossNats);
    }

    /** @param cutAfter number of validations in a row without improvement after which the learning rate is cut */
    Standing with(double criterion, double lossNats, long step, int cutAfter) {
        if (isBeatenBy(criterion, lossNats)) {
            return new Standing(criterion, lossNats, step, 0, 0, cuts);
        }
        boolean cut = sinceCut + 1 >= cutAfter;
        return new Standing(best, bestLossNats, bestStep, sinceBest + 1, cut ? 0 : sinceCut + 1, cut ? cuts + 1 : cuts);
    }
}
