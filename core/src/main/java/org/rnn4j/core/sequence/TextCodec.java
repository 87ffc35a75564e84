package org.rnn4j.core.sequence;

/** A codec between text and token ids. */
public interface TextCodec extends Codec {

    /** Number of ids; every id is in {@code [0, vocabularySize)}. */
    int vocabularySize();

    /** The ids of a text; unknown tokens become {@link #unknownId()}. */
    int[] encode(String text);

    /** The text of some ids. */
    String decode(int[] ids);

    /** The id for tokens outside the vocabulary, or -1 where there can be none. */
    int unknownId();
}
