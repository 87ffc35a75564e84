package org.rnn4j.datasets.codec;

import java.util.List;
import java.util.Locale;

/** Text with optional conversion to lower case, independent of language, so that a model reads the same everywhere. */
final class Cases {
    private Cases() {}

    static String fold(String text, boolean lowerCase) {
        return lowerCase ? text.toLowerCase(Locale.ROOT) : text;
    }

    static List<String> fold(List<String> texts, boolean lowerCase) {
        return texts.stream().map(text -> fold(text, lowerCase)).distinct().toList();
    }
}
