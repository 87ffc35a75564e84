package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** The division of text into words. */
sealed interface Segmentation permits UnicodeWords, Blanks {

    /** The words of a text in order. */
    void segment(String text, Consumer<Word> words);

    /**
     * Words that are always in the vocabulary, whether or not they occur in the training text; without the unknown
     * word.
     */
    List<Word> special();

    /** Name of the codec's format. */
    String format();

    /** The settings; {@link WordCodecFormat} reads them back. */
    ObjectNode toJson();
}
