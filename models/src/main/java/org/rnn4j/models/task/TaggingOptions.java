package org.rnn4j.models.task;

import java.util.Optional;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.sequence.InputSpec;

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
        public Optional<CharacterSpec> characterConvolution(InputSpec input) {
            boolean suits = input instanceof InputSpec.Words && body.embeddingSize() > 0;
            return characters.isLeftToTheData()
                    ? Optional.of(characters.withDefaultFilters()).filter(given -> suits)
                    : Optional.of(characters).filter(given -> given.filters() > 0);
        }
    }
}
