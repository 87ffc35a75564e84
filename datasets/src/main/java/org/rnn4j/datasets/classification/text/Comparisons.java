package org.rnn4j.datasets.classification.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences such as {@code true seven is more than two}, each true and each false one once. No word or pair of adjacent
 * words determines the class, only the order of the two numbers and the word between them: a bag of words can only
 * guess, a recurrent network can learn it.
 */
final class Comparisons {
    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final List<String> MORE = List.of("more", "greater", "larger");
    private static final List<String> LESS = List.of("less", "fewer", "smaller");

    private Comparisons() {}

    /** One sentence per line, label first. */
    static String text() {
        List<String> lines = new ArrayList<>();
        for (int a = 0; a < NUMBERS.size(); a++) {
            for (int b = 0; b < NUMBERS.size(); b++) {
                for (int word = 0; a != b && word < MORE.size(); word++) {
                    lines.add(sentence(a > b, a, MORE.get(word), b));
                    lines.add(sentence(a < b, a, LESS.get(word), b));
                }
            }
        }
        return String.join("\n", lines);
    }

    private static String sentence(boolean isTrue, int a, String word, int b) {
        return "%s %s is %s than %s".formatted(isTrue, NUMBERS.get(a), word, NUMBERS.get(b));
    }
}
