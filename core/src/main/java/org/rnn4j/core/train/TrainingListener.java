package org.rnn4j.core.train;

/**
 * Observes a training: to show it, log it, save it. Called on the training thread; its time counts as training time.
 */
public interface TrainingListener {

    /** Called after every step. */
    default void onStep(StepReport report) {}

    /**
     * Called after every batch of a validation.
     *
     * @param done number of targets so far
     * @param targets number of targets of this validation
     */
    default void onValidating(long done, long targets) {}

    /** Called after every validation. */
    default void onValidation(ValidationReport report) {}

    /**
     * Called when the model should be saved: before and after every validation, or every epoch without validation, and at
     * the end.
     *
     * @param best whether the model is the best so far on the validation split
     */
    default void onCheckpoint(TrainingState state, boolean best) {}

    /** Called when the training has diverged and continues from an earlier step. */
    default void onRollback(Rollback rollback) {}

    /** Called once at the end of the training, but not after a failure. */
    default void onEnd(TrainingResult result) {}

    /** This listener, followed by another. */
    default TrainingListener andThen(TrainingListener next) {
        TrainingListener first = this;
        return new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                first.onStep(report);
                next.onStep(report);
            }

            @Override
            public void onValidating(long done, long targets) {
                first.onValidating(done, targets);
                next.onValidating(done, targets);
            }

            @Override
            public void onValidation(ValidationReport report) {
                first.onValidation(report);
                next.onValidation(report);
            }

            @Override
            public void onCheckpoint(TrainingState state, boolean best) {
                first.onCheckpoint(state, best);
                next.onCheckpoint(state, best);
            }

            @Override
            public void onRollback(Rollback rollback) {
                first.onRollback(rollback);
                next.onRollback(rollback);
            }

            @Override
            public void onEnd(TrainingResult result) {
                first.onEnd(result);
                next.onEnd(result);
            }
        };
    }

    /** A listener that does nothing. */
    static TrainingListener silent() {
        return new TrainingListener() {};
    }
}
