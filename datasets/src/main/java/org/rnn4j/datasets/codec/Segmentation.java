package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** How text falls into words. */
sealed interface Segmentation permits UnicodeWords, Blanks {

    /** The words of a text in their order. */
    void segment(String text, Consumer<Word> words);

    /** Words that every vocabulary has, be they in the training text or not; the unknown one is not among them. */
    List<Word> special();

    /** Name of the codec's format. */
    String format();

    /** The settings; {@link WordCodecFormat} reads them back. */
    ObjectNode toJson();
}
