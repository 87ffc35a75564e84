package org.rnn4j.cli.init;

import java.text.Normalizer;
import java.util.List;
import org.rnn4j.cli.job.Media;

/** Running text, for a language model. */
final class PlainTextDetector implements Detector {
    @Override
    public List<Guess> guesses(Inputs inputs) {
        if (!inputs.subfolders().isEmpty()) {
            return List.of(); // a text source reads no subfolders
        }
        Sample sample = inputs.sample();
        String text = sample.text();
        long signs = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        long letters = text.codePoints().filter(Character::isLetter).count();
        boolean numbers = letters < 0.3 * signs;
        boolean codes = numbers && sample.lines().stream().limit(1_000).allMatch(line -> line.matches("[\\d ]*"));
        if (numbers && !codes) {
            return List.of();
        }
        long characters = Math.round(
                text.length() * sample.times() * Math.max(1, inputs.members().size()));
        GuessBuilder guess = new GuessBuilder("language-model", "text", inputs);
        tokens(guess, text, characters, codes);
        inputs.splits()
                .forEach((split, files) -> guess.data(split, Yaml.list(files), "it lies beside the training file"));
        if (inputs.splits().isEmpty()) {
            boolean some = characters > 100_000;
            guess.data(
                    "split",
                    some ? "{train: 0.9, validation: 0.05, test: 0.05}" : "{train: 0.9, validation: 0.1, test: 0}",
                    "the end of the text is held back");
        }
        sized(guess, characters);
        boolean markup = Media.of(sample.file().toString()).isPresent();
        return List.of(guess.build(
                markup ? Guess.ASKED : Guess.POSSIBLE,
                codes
                        ? "sequences of codes, one per line"
                        : "%,d characters of text%s"
                                .formatted(
                                        characters,
                                        inputs.isFolder()
                                                ? " in a folder"
                                                : inputs.table().isPresent() ? ", with delimiters and all" : "")));
    }

    private static void tokens(GuessBuilder guess, String text, long characters, boolean codes) {
        if (codes) {
            guess.data("tokenizer", "whitespace", "every line is a sequence of codes between blanks");
        } else if (characters > 3_000_000 && !Script.WITHOUT_BLANKS.isIn(text)) {
            guess.data("tokenizer", "{type: bpe, vocabulary-size: 4000}", "enough text to learn parts of words");
        } else {
            guess.data("tokenizer", "character", "");
        }
        if (Script.HANGUL.isIn(text)) {
            guess.data(
                    "normalize",
                    "nfc",
                    Normalizer.isNormalized(text, Normalizer.Form.NFC)
                            ? "a syllable is one character, whatever system it comes from"
                            : "syllables are decomposed in this file");
        }
    }

    private static void sized(GuessBuilder guess, long characters) {
        boolean tiny = characters < 10_000;
        boolean little = characters < 300_000;
        guess.model("cell", "gru", "")
                .model("hidden-size", tiny ? 64 : little ? 256 : 384, "for %,d characters".formatted(characters))
                .model("layers", 1, "")
                .model("embedding-size", 64, "")
                .model("dropout", little ? 0.5 : 0.2, little ? "a short text is soon known by heart" : "")
                .training("batch-size", tiny ? 2 : little ? 8 : 32, "")
                .training("time-steps", tiny ? 16 : little ? 32 : 64, "");
        if (little) {
            guess.training("epochs", 20, "");
        } else {
            guess.training("budget", characters < 3_000_000 ? "10m" : "30m", "change it to train longer");
        }
        guess.training("optimizer", "{type: adam, learning-rate: 0.003}", "");
    }
}
