package org.rnn4j.core.search;

import java.util.List;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.measure.TrialResult;

/**
 * The trials of a search so far, ranked.
 *
 * @param ending why it ended
 * @param ranked the best first; those that were trained longer before others, those that failed last
 */
public record SearchResult(Ending ending, List<Ranked> ranked) {
    public SearchResult {
        ranked = List.copyOf(ranked);
    }

    /** Reason for the end of a search. */
    public enum Ending {
        /** All trials are done. */
        COMPLETE,
        /** The time is up. */
        BUDGET,
        /** The user stopped it. */
        INTERRUPTED
    }

    /**
     * The longest training of a candidate.
     *
     * @param job the job with the values of the candidate, in full length
     * @param rung number of the rung, from 1
     */
    public record Ranked(Candidate candidate, JobSpec job, int rung, TrialResult result) {}
}
