package org.rnn4j.core.measure;

import java.util.Optional;
import org.rnn4j.core.run.RunFolder;

/**
 * Runs trials: in this process or, with another implementation, elsewhere. A trial needs nothing but its job, and leaves
 * nothing but its folder and its result.
 */
public interface TrialRunner {

    /**
     * Trains a job, or continues a training that was interrupted, and measures its best model.
     *
     * @param folder folder of the trial, which exists; with the bundles of an interrupted training, if there was one
     * @return empty if the training was interrupted again
     * @throws org.rnn4j.core.error.UserException if the job cannot be trained
     */
    Optional<TrialResult> run(Trial trial, RunFolder folder);
}
