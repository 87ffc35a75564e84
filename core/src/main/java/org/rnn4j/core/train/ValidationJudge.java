package org.rnn4j.core.train;

/**
 * Decides during the first validation how many targets a validation may have. It counts from the first batch with targets:
 * those before it only warm up the state, and the JVM.
 */
final class ValidationJudge implements EvaluationListener {
    private final Timekeeper time;
    private long affordable;
    private long from;
    private long before;

    /** @param targets number of targets of the whole split */
    ValidationJudge(Timekeeper time, long targets) {
        this.time = time;
        this.affordable = targets;
    }

    @Override
    public boolean onBatch(long done, long targets) {
        if (before == 0) {
            before = done;
            from = time.nanos();
        } else if (done > before) {
            time.affordable(from, done - before, targets).ifPresent(most -> affordable = most);
        }
        return affordable >= targets;
    }

    /** Number of targets of this validation and later ones. */
    long affordable() {
        return affordable;
    }
}
