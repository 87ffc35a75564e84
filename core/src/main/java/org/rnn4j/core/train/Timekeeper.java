package org.rnn4j.core.train;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Measures times, decides how long a validation may take, and when the last step must begin for the final validation to end within
 * the budget.
 */
final class Timekeeper {
    /** A forward pass costs about a third of a training step; half leaves room for saving. */
    private static final double VALIDATION_TO_TRAINING = 0.5;

    /** Share of the budget that a validation may take, and the one of the whole split at the end. */
    private static final double SHARE = 0.1;

    private static final double LAST_SHARE = 0.25;
    /** Share of a validation's time after which its end is predicted; until then the JVM warms up. */
    private static final double JUDGED = 0.25;

    /** The first validation in such shares: what is given up when judged, then a subset and the batches that warm it up. */
    private static final double FIRST = 1.5;

    private final LongSupplier nanoClock;
    private final long budget;
    private final long validationTargets;
    private final long most;
    private final long begin;
    private long validation = -1;
    private long last;
    private long steps;
    private long stepNanos;
    private long stepTargets;
    private double fastest = Double.MAX_VALUE;

    /** @param spent time that the training took before it was interrupted */
    Timekeeper(LongSupplier nanoClock, Duration budget, Duration spent, long validationTargets) {
        this.nanoClock = nanoClock;
        this.budget = budget.toNanos();
        this.validationTargets = validationTargets;
        this.most = Math.max(0, this.budget - spent.toNanos()) / 2;
        this.begin = nanoClock.getAsLong() - spent.toNanos();
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos());
    }

    double seconds() {
        return nanos() / 1e9;
    }

    /** Records a step that began at {@code from}; returns its seconds. */
    double stepTook(long from, long targets) {
        long nanos = Math.max(1, nanos() - from);
        steps++;
        stepNanos += nanos;
        stepTargets += targets;
        fastest = Math.min(fastest, (double) nanos / Math.max(1, targets));
        return nanos / 1e9;
    }

    void validationTook(long from) {
        validation = nanos() - from;
    }

    /**
     * The number of targets that a validation may have if it began at {@code from}, judged by what it has done so far; empty if it may
     * be finished, or it is too early to tell.
     */
    OptionalLong affordable(long from, long done, long targets) {
        double took = nanos() - from;
        double limit = SHARE * budget;
        return budget == 0 || took < JUDGED * limit || took * targets / done <= limit
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, (long) (done * limit / took)));
    }

    /** Whether the budget allows an evaluation of so many seconds at the end, within the budget or not much beyond. */
    boolean allows(double seconds) {
        return budget == 0 || seconds * 1e9 <= Math.max(LAST_SHARE * budget, (double) budget - nanos());
    }

    /** Reserves time for an evaluation at the end, if it is short enough. */
    void reserve(double seconds) {
        last = seconds * 1e9 <= LAST_SHARE * budget ? (long) (seconds * 1e9) : 0;
    }

    long nanos() {
        return nanoClock.getAsLong() - begin;
    }

    double tokensPerSecond() {
        return stepNanos == 0 ? 0 : stepTargets / (stepNanos / 1e9);
    }

    /** Whether one more step would leave too little of the budget for a validation. */
    boolean over() {
        return budget > 0 && steps > 0 && nanos() + reserve() + (double) stepNanos / steps > budget;
    }

    /** Fraction of the budget that is spent, in [0, 1]; 0 if there is none. */
    double share() {
        return budget == 0 ? 0 : Math.min(1, nanos() / Math.max(1.0, budget - reserve()));
    }

    /**
     * Before the first validation, an estimate from the fastest step: the first steps are slow while the JVM warms up, so
     * it is at most half of the time that was left at the start, and what a validation may take; otherwise a resumed training could end after one step.
     */
    private double reserve() {
        if (validation >= 0) {
            return validation + last;
        }
        double guess = steps == 0 ? 0 : fastest * validationTargets * VALIDATION_TO_TRAINING;
        return Math.min(guess, Math.min((double) most, FIRST * SHARE * budget));
    }
}
