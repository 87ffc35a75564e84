package org.rnn4j.core.sequence;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A codec between text and token ids. */
public interface TextCodec extends Codec {

    /** Number of ids; every id is in {@code [0, vocabularySize)}. */
    int vocabularySize();

    /** The ids of a text; unknown tokens become {@link #unknownId()}. */
    int[] encode(String text);

    /** The text of some ids. */
    String decode(int[] ids);

    /** The id of tokens outside the vocabulary, or -1 if there can be none. */
    int unknownId();

    @Override
    default Optional<InputSpec> input() {
        return Optional.of(new InputSpec.Tokens(vocabularySize()));
    }

    @Override
    default Optional<OutputSpec> output() {
        return Optional.of(new OutputSpec.Tokens(vocabularySize()));
    }

    /** The different pieces of a text that become {@link #unknownId()}, for a message; empty if all are known. */
    default String unknownIn(String text) {
        return text.codePoints()
                .distinct()
                .mapToObj(Character::toString)
                .filter(character -> Arrays.stream(encode(character)).anyMatch(id -> id == unknownId()))
                .collect(Collectors.joining());
    }
}
