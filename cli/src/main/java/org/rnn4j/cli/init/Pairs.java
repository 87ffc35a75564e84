package org.rnn4j.cli.init;

import java.util.List;

/** The guess for pairs of a source and a target text. */
final class Pairs {
    private Pairs() {}

    /**
     * A guess.
     *
     * @param format value of {@code data.format}
     * @param why reason for the format
     */
    static Guess guess(
            Inputs inputs,
            String format,
            String why,
            List<String> sources,
            List<String> targets,
            long pairs,
            int rank,
            String what) {
        Prose source = new Prose(sources);
        Prose target = new Prose(targets);
        Prose.Choice read = source.toWrite(pairs);
        Prose.Choice written = target.toWrite(pairs);
        GuessBuilder guess = new GuessBuilder("seq2seq", "pairs", inputs)
                .data("format", format, why)
                .data("tokenizer", read.value(), read.why())
                .data("target-tokenizer", written.value(), written.why());
        if (source.all(Script.HANGUL) || target.all(Script.HANGUL)) {
            guess.data("normalize", "nfc", "a syllable is one character, whatever system it comes from");
        }
        if (target.blanks() >= 1.5) {
            guess.data("score", "bleu", "targets have several words");
        }
        return guess.splits(inputs, pairs)
                .sized("gru", true, pairs, 128)
                .model("attention", "general", "")
                .training("best-by", "score", "")
                .decoding("beam", 4)
                .decoding("max-length", Math.max(20, Math.min(200, target.longest())))
                .build(rank, what);
    }
}
