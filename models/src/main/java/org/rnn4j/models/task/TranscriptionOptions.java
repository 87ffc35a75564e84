package org.rnn4j.models.task;

import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.TranscriptSpec;

/** Options of {@code task: transcription}. */
public record TranscriptionOptions(Model model, TranscriptSpec decoding) {
    /** The block {@code model}. */
    public record Model(@Flat BodySpec body, EncoderSpec encoder) implements TaskModel {}
}
