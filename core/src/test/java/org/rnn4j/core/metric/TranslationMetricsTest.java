package org.rnn4j.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores that sacreBLEU gives (its README and its own tests), and some that can be worked out by hand. */
class TranslationMetricsTest {
    private static final List<String> HYPOTHESES =
            List.of("The dog bit the man.", "It wasn't surprising.", "The man had just bitten him.");
    private static final List<List<String>> REFERENCES = List.of(
            List.of("The dog bit the man.", "The dog had bit the man."),
            List.of("It was not unexpected.", "No one was surprised."),
            List.of("The man bit him first.", "The man had bitten the dog."));

    private static Bleu bleu(Bleu.Cut cut) {
        Bleu bleu = new Bleu(cut);
        for (int i = 0; i < HYPOTHESES.size(); i++) {
            bleu.add(HYPOTHESES.get(i), REFERENCES.get(i));
        }
        return bleu;
    }

    @Test
    void bleuIsThatOfSacreBleu() {
        assertThat(bleu(Bleu.Cut.V13A).score()).isCloseTo(48.530827, within(1e-6));
        assertThat(bleu(Bleu.Cut.NONE).score()).isCloseTo(49.1919566, within(1e-6));
        assertThat(bleu(Bleu.Cut.V13A))
                .hasToString("48.53 82.4/50.0/45.5/37.5 (BP = 0.943, hypotheses 17 words, references 18)");
        assertThat(bleu(Bleu.Cut.V13A).signature()).isEqualTo("nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp");
    }

    @Test
    void answersThatSayNothingScoreNothing() {
        Bleu bleu = new Bleu(Bleu.Cut.V13A);
        REFERENCES.forEach(references -> bleu.add("", references));
        assertThat(bleu.score()).isZero();
        Bleu untouched = new Bleu(Bleu.Cut.V13A);
        assertThat(untouched.score()).isZero();
    }

    @Test
    void zeroCountsAreSmoothedByHalves() {
        Bleu bleu = new Bleu(Bleu.Cut.NONE);
        bleu.add(
                "a b c d x y",
                List.of("a b c e x z")); // 1-grams 4 of 6, 2-grams 2 of 5, 3-grams 1 of 4, 4-grams 0 of 3
        double expected = Math.pow(4 / 6.0 * 2 / 5.0 * 1 / 4.0 * 0.5 / 3.0, 0.25);
        assertThat(bleu.score()).isCloseTo(100 * expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It costs $3,000.50 - really?       | It costs $ 3,000.50 - really ?
            one,two.three 1-2 a-b              | one , two . three 1 - 2 a-b
            "quoted" &amp; {braced} [x]        | " quoted " & { braced } [ x ]
            """)
    void wordsAreCutAsTheScriptOfNistDoes(String text, String words) {
        assertThat(Mteval.tokenize(text).replaceAll("\\s+", " ")).isEqualTo(words);
    }

    /** The nearest reference counts, wherever it stands among them; of two as near, the shorter. Scores are sacreBLEU's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a b c d       | a b c d e       | a b c           | 100          | 3
            a b c d       | a b c           | a b c d e       | 100          | 3
            a b c d e     | a b c d e f g h | a b c d e f     | 81.873075308 | 6
            a b c d e     | a b c d e f     | a b c d e f g h | 81.873075308 | 6
            """)
    void brevityIsMeasuredAgainstTheNearestReference(
            String hypothesis, String first, String second, double expected, int referenceWords) {
        Bleu bleu = new Bleu(Bleu.Cut.NONE);
        bleu.add(hypothesis, List.of(first, second));
        assertThat(bleu.score()).isCloseTo(expected, within(1e-8));
        assertThat(bleu.toString()).endsWith("references %d)".formatted(referenceWords));
    }

    /** Computed by sacreBLEU 2.6.0 ({@code CHRF(beta=2)}). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a       | a         | 100
            a b c   | abc       | 100
            aa      | ab        | 25
            x       | c         | 0
            abc     | abcd      | 68.8622754491
            abcd    | abc       | 89.8437500000
            a       | abc       | 38.4615384615
            abc     | a         | 71.4285714286
            abcdef  | abcdefg   | 77.5710334423
            abcdefg | abcdefh   | 73.4523809524
            한국어   | 한국말로    | 29.4612794613
            the cat | a cat sat | 19.0250788905
            """)
    void chrFIsThatOfSacreBleu(String hypothesis, String reference, double expected) {
        ChrF chrF = new ChrF();
        chrF.add(hypothesis, List.of(reference));
        assertThat(chrF.score()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void chrFOfACorpusIsThatOfSacreBleu() {
        ChrF chrF = new ChrF();
        for (int i = 0; i < HYPOTHESES.size(); i++) {
            chrF.add(HYPOTHESES.get(i), List.of(REFERENCES.get(i).get(1)));
        }
        assertThat(chrF.score()).isCloseTo(51.7010613337, within(1e-9));
        ChrF best = new ChrF();
        for (int i = 0; i < HYPOTHESES.size(); i++) {
            best.add(HYPOTHESES.get(i), REFERENCES.get(i));
        }
        assertThat(best.score()).isCloseTo(59.7275178268, within(1e-9));
    }

    @Test
    void countsEdits() {
        assertThat(distance("kitten", "sitting")).isEqualTo(3);
        assertThat(distance("", "한국")).isEqualTo(2);
        assertThat(distance("한국", "")).isEqualTo(2);
        assertThat(distance("한국어", "한국말")).isEqualTo(1);
        ErrorRate rate = new ErrorRate();
        rate.add(List.of("the", "cat"), List.of("the", "cat", "sat"));
        rate.add(List.of("a"), List.of("a"));
        assertThat(rate.rate()).isEqualTo(0.25);
        assertThat(new ErrorRate().rate()).isNaN();
    }

    private static int distance(String a, String b) {
        return Edits.of(a.codePoints().boxed().toList(), b.codePoints().boxed().toList())
                .total();
    }
}
