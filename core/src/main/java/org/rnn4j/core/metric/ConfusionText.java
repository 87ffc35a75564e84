package org.rnn4j.core.metric;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A {@link Confusion} as aligned text: one line per class with its metrics, then the matrix. */
final class ConfusionText {
    /** Maximum number of classes of a matrix; more do not fit a terminal. */
    private static final int WIDEST = 20;

    private final Confusion confusion;
    private final List<String> classes;
    private final int nameWidth;

    private ConfusionText(Confusion confusion) {
        this.confusion = confusion;
        this.classes = confusion.classes();
        this.nameWidth = Math.max(
                5, classes.stream().mapToInt(ConfusionText::columns).max().orElse(0));
    }

    static String of(Confusion confusion) {
        ConfusionText text = new ConfusionText(confusion);
        return text.classes.size() > WIDEST ? text.metrics() : text.metrics() + "\n" + text.matrix();
    }

    private String metrics() {
        StringBuilder text = new StringBuilder(padded("class")).append("  precision  recall      F1  support\n");
        for (int k = 0; k < classes.size(); k++) {
            text.append(padded(classes.get(k)))
                    .append(String.format(
                            Locale.ROOT,
                            "%11.3f %7.3f %7.3f %8d\n",
                            confusion.precision(k),
                            confusion.recall(k),
                            confusion.f1(k),
                            confusion.support(k)));
        }
        return text.toString();
    }

    /** Rows are true classes, columns predictions. */
    private String matrix() {
        int width =
                Math.max(2 + nameWidth, 2 + String.valueOf(confusion.total()).length());
        String head = classes.stream()
                .map(name -> " ".repeat(width - columns(name)) + name)
                .collect(Collectors.joining("", padded("true"), "  <- predicted\n"));
        return IntStream.range(0, classes.size())
                .mapToObj(target -> IntStream.range(0, classes.size())
                        .mapToObj(prediction ->
                                String.format(Locale.ROOT, "%" + width + "d", confusion.count(target, prediction)))
                        .collect(Collectors.joining("", padded(classes.get(target)), "\n")))
                .collect(Collectors.joining("", head, ""));
    }

    private String padded(String name) {
        return name + " ".repeat(nameWidth - columns(name));
    }

    /** Width of a text in columns of a terminal; Korean, Chinese and Japanese characters take two. */
    private static int columns(String text) {
        return text.codePoints()
                .map(c -> Character.isIdeographic(c)
                                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL
                                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                                || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA
                        ? 2
                        : 1)
                .sum();
    }
}
