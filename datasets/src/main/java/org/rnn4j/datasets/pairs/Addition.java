package org.rnn4j.datasets.pairs;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

/**
 * Sums of numbers of up to three digits, each problem once: {@code 535+61}, a tab, {@code 596}. A network that solves
 * new problems has learned to carry.
 */
final class Addition {
    private static final int QUESTIONS = 50_000;
    private static final int DIGITS = 3;
    private static final long SEED = 535;

    private Addition() {}

    /** The examples; the text is always the same. */
    static String text() {
        Random random = new Random(SEED);
        Set<String> asked = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder();
        while (asked.size() < QUESTIONS) {
            int a = number(random);
            int b = number(random);
            if (asked.add(Math.min(a, b) + "+" + Math.max(a, b))) { // 1+2 and 2+1 are one question
                text.append(a).append('+').append(b).append('\t').append(a + b).append('\n');
            }
        }
        return text.toString();
    }

    /** A number whose number of digits is uniform; otherwise short numbers would be rare. */
    private static int number(Random random) {
        int number = 0;
        for (int digits = 1 + random.nextInt(DIGITS); digits > 0; digits--) {
            number = 10 * number + random.nextInt(10);
        }
        return number;
    }
}
