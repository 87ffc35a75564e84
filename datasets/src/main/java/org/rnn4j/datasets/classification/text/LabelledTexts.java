package org.rnn4j.datasets.classification.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** Labelled texts that are built into rnn4j, one per line: a label, a blank, a text. */
public final class LabelledTexts {
    private LabelledTexts() {}

    /** The texts by the name that a user gives as a source. */
    public static Map<String, Supplier<String>> builtIn() {
        return Map.of("comparisons", Comparisons::text, "surnames", LabelledTexts::surnames);
    }

    /** 20 050 surnames in eighteen languages; see the README beside the resource. */
    private static String surnames() {
        try (InputStream in = new GZIPInputStream(LabelledTexts.class.getResourceAsStream("surnames.txt.gz"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of this jar is damaged", e);
        }
    }
}
