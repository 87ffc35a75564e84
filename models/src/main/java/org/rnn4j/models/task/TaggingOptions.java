package org.rnn4j.models.task;

import java.util.Optional;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;

/** Options of {@code task: tagging}. */
public record TaggingOptions(Model model) {

    /** The block {@code model}. */
    public record Model(
            @Flat BodySpec body,

            @Default("false")
            @Doc("Whether a linear-chain conditional random field scores the tags of a sequence jointly.")
            boolean crf,

            CharacterSpec characters,

            @Flat EnsembleSpec members)
            implements TaskModel {

        @Override
        public int networks() {
            return members.ensemble();
        }

        @Override
        public Optional<CharacterSpec> characterConvolution() {
            return Optional.of(characters).filter(given -> given.filters() > 0);
        }
    }
}
