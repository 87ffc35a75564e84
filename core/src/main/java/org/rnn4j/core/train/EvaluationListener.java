package org.rnn4j.core.train;

/** Observes an evaluation, and may end it. Called on the thread of the evaluation. */
@FunctionalInterface
public interface EvaluationListener {

    /**
     * Called after every batch.
     *
     * @param done number of targets so far
     * @param targets number of targets to evaluate
     * @return whether to continue
     */
    boolean onBatch(long done, long targets);
}
