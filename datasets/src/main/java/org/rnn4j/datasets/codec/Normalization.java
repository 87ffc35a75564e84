package org.rnn4j.datasets.codec;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Unicode normalization form. A Korean syllable is one character in {@link #NFC} and two or three jamo in
 * {@link #NFD}; text of mixed origin holds both until it is normalized.
 *
 * @see <a href="https://www.unicode.org/reports/tr15/">Unicode Standard Annex 15</a>
 */
public enum Normalization {
    NONE(null),
    NFC(Normalizer.Form.NFC),
    NFD(Normalizer.Form.NFD);

    private final Normalizer.Form form;

    Normalization(Normalizer.Form form) {
        this.form = form;
    }

    /** The normalized text. */
    public String apply(String text) {
        return form == null ? text : Normalizer.normalize(text, form);
    }

    /** The spelling in job files and model bundles: none, nfc, nfd. */
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Normalization> spelt(String spelling) {
        return Stream.of(values()).filter(n -> n.spelling().equals(spelling)).findFirst();
    }
}
