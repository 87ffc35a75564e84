package org.rnn4j.cli.init;

import java.util.ArrayList;
import java.util.List;

/** The guesses for texts with a class each: what class a text has, or what text a class has. */
final class Classes {
    private static final int LONG = 8_000;

    private Classes() {}

    /**
     * Guesses to classify and, less likely, to write.
     *
     * @param format value of {@code data.format}
     * @param why reason for the format
     * @param texts texts of the sample
     * @param classes number of classes
     */
    static List<Guess> guesses(
            Inputs inputs,
            String format,
            String why,
            List<String> texts,
            long classes,
            long examples,
            int rank,
            String what) {
        Prose prose = new Prose(texts);
        List<Guess> guesses = new ArrayList<>();
        Prose.Choice tokens = prose.toRead(examples);
        GuessBuilder classify = new GuessBuilder("classification", "labelled-text", inputs)
                .data("format", format, why)
                .data("tokenizer", tokens.value(), tokens.why());
        normalize(classify, prose);
        if (prose.longest() > LONG) {
            classify.data("max-length", "2000", "some texts are very long, and the beginning says most");
        }
        guesses.add(classify.splits(inputs, examples)
                .sized("gru", true, examples, 128)
                .model("pooling", prose.longest() < 40 ? "last" : "max", "")
                .training("best-by", "score", "")
                .build(rank, what));
        GuessBuilder write = new GuessBuilder("conditional", "conditioned-text", inputs)
                .data("format", format, why)
                .data("tokenizer", "character", "");
        normalize(write, prose);
        guesses.add(write.data("max-length", "400", "")
                .data("on-error", "skip", "longer texts are left out")
                .splits(inputs, examples)
                .sized("gru", false, examples, 64)
                .model("condition", "every-step", "")
                .decoding("sample", true)
                .decoding("temperature", 0.7)
                .build(
                        Math.min(rank, Guess.UNLIKELY),
                        "write texts for a given class (%d classes)".formatted(classes)));
        return guesses;
    }

    private static void normalize(GuessBuilder guess, Prose prose) {
        if (prose.all(Script.HANGUL)) {
            guess.data("normalize", "nfc", "a syllable is one character, whatever system it comes from");
        }
    }
}
