package org.rnn4j.datasets.music;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.StepCodec;

/** Codec of songs, as tokens or as features. Immutable. */
sealed interface MusicCodec extends Codec permits MusicCodec.Tokens, MusicCodec.Keys {
    String FORMAT = "music";

    Fitted fitted();

    static MusicCodec of(Fitted fitted) {
        return fitted.representation() instanceof Representation.MultiHot ? new Keys(fitted) : new Tokens(fitted);
    }

    @Override
    default String format() {
        return FORMAT;
    }

    @Override
    default JsonNode toJson() {
        return Binder.toTree(fitted());
    }

    @Override
    default Optional<Medium> medium() {
        return Optional.of(new MusicMedium(fitted()));
    }

    /** Tokens of a language model. */
    record Tokens(Fitted fitted) implements MusicCodec {
        @Override
        public Optional<InputSpec> input() {
            return Optional.of(new InputSpec.Tokens(fitted.coder().size()));
        }

        @Override
        public Optional<OutputSpec> output() {
            return Optional.of(new OutputSpec.Tokens(fitted.coder().size()));
        }
    }

    /** Keys that are on or off. */
    record Keys(Fitted fitted) implements MusicCodec, StepCodec {
        @Override
        public int inputFeatures() {
            return fitted.coder().size();
        }

        @Override
        public Optional<InputSpec> input() {
            return Optional.of(new InputSpec.Vectors(inputFeatures()));
        }

        @Override
        public Optional<OutputSpec> output() {
            return Optional.of(new OutputSpec.MultiHot(inputFeatures()));
        }
    }
}
