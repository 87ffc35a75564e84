package org.rnn4j.core.train;

/** Hears of a training: to show it, log it, save it. Called on the training thread; what it takes counts as training. */
public interface TrainingListener {

    /** A step was done. */
    default void onStep(StepReport report) {}

    /** The validation part was measured. */
    default void onValidation(ValidationReport report) {}

    /**
     * A good moment to save: after every validation, or every epoch where nothing is validated, and at the end.
     *
     * @param best whether the model is now better on the validation part than ever before
     */
    default void onCheckpoint(TrainingState state, boolean best) {}

    /** The training is over; the last call. Not made where it failed. */
    default void onEnd(TrainingResult result) {}

    /** This listener, then another. */
    default TrainingListener andThen(TrainingListener next) {
        TrainingListener first = this;
        return new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                first.onStep(report);
                next.onStep(report);
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
            public void onEnd(TrainingResult result) {
                first.onEnd(result);
                next.onEnd(result);
            }
        };
    }

    /** One that does nothing. */
    static TrainingListener silent() {
        return new TrainingListener() {};
    }
}
