package org.rnn4j.core.search;

import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.measure.Trial;
import org.rnn4j.core.measure.TrialResult;
import org.rnn4j.core.measure.TrialRunner;
import org.rnn4j.core.run.RunFolder;

/** A job that cannot be trained, such as one whose loss becomes infinite, loses, and does not end the search. */
record TolerantRunner(TrialRunner runner) implements TrialRunner {
    @Override
    public Optional<TrialResult> run(Trial trial, RunFolder folder) {
        try {
            return runner.run(trial, folder);
        } catch (UserException e) {
            return Optional.of(TrialResult.failed(e.getMessage(), trial.job().effectiveThreads(), 0));
        }
    }
}
