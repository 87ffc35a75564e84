package org.rnn4j.core.train;

/**
 * What the validations so far have shown.
 *
 * @param best what the best validation was chosen by, lower is better; infinite before the first validation
 * @param bestLossNats the loss of that validation; infinite before the first
 * @param bestStep the training step after which it was measured; 0 before the first validation
 * @param sinceBest validations in a row that were no better
 * @param sinceCut the same, but counted anew after the learning rate was cut
 * @param cuts how often the learning rate was cut
 */
public record Standing(double best, double bestLossNats, long bestStep, int sinceBest, int sinceCut, int cuts) {
    static final Standing FIRST = new Standing(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0, 0, 0);

    /** @param cutAfter validations in a row without a better one after which the learning rate is cut */
    Standing with(double criterion, double lossNats, long step, int cutAfter) {
        if (criterion < best) {
            return new Standing(criterion, lossNats, step, 0, 0, cuts);
        }
        boolean cut = sinceCut + 1 >= cutAfter;
        return new Standing(best, bestLossNats, bestStep, sinceBest + 1, cut ? 0 : sinceCut + 1, cut ? cuts + 1 : cuts);
    }
}
