package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.rnn4j.core.error.UserException;

/** The search for transcripts of {@code task: transcription}. Immutable; an instance is always valid. */
public record TranscriptSpec(
        @Default("1")
        @Range(min = 1, max = 10_000)
        @Doc("Beginnings of transcripts kept at each step; 1 = greedy: the most likely label of each step.")
        int beam,

        @Default("1") @Range(min = 1, max = 10_000) @Doc("Transcripts per input, at most beam.")
        int best,

        @Default("0.0001")
        @Range(min = 0, max = 0.5)
        @Doc("With beam: labels with a smaller probability at a step are not tried there; 0 = all are.")
        double prune) {
    public TranscriptSpec {
        Ranges.require("decoding", TranscriptSpec.class, beam, best, prune);
        if (best > beam) {
            throw new UserException(
                    "decoding.best = %d, but decoding.beam = %d gives at most that many; raise decoding.beam"
                            .formatted(best, beam));
        }
    }

    /** The options with all defaults. */
    public static TranscriptSpec defaults() {
        return Binder.bind(JsonNodeFactory.instance.objectNode(), TranscriptSpec.class, "decoding");
    }
}
