package org.rnn4j.cli.init;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses a tokenizer for written text. */
record Prose(List<String> texts) {
    private static final int LOOKED_AT = 2_000;

    Prose {
        texts = texts.stream().filter(text -> !text.isBlank()).limit(LOOKED_AT).toList();
    }

    /**
     * A tokenizer.
     *
     * @param value in YAML
     * @param why reason for it
     */
    record Choice(String value, String why) {}

    /** The tokenizer of texts to be read. */
    Choice toRead(long examples) {
        if (blanks() < 0.7) {
            return new Choice("character", "the texts are single words or have no blanks");
        } else if (all(Script.HANGUL)) {
            return new Choice(
                    examples < 5_000 ? "character" : "{type: character, min-count: 3}",
                    "Korean words have many endings, syllables recur");
        } else if (all(Script.WITHOUT_BLANKS)) {
            return new Choice("character", "the script has no blanks between words");
        } else if (scripts() > 2) {
            return new Choice("character", "the texts are in several scripts");
        } else if (isTokenized()) {
            return new Choice(
                    "{type: whitespace, end-of-line: \"\", lower-case: true%s}"
                            .formatted(examples < 500 ? "" : ", min-count: 2"),
                    "punctuation is already separated by blanks");
        }
        return examples < 500
                ? new Choice("{type: word, lower-case: true}", "words and punctuation")
                : new Choice(
                        "{type: word, lower-case: true, min-count: 2}",
                        "words and punctuation; those that occur once train the unknown token");
    }

    /** The tokenizer of texts on either side of pairs. */
    Choice toWrite(long examples) {
        if (blanks() < 0.7) {
            return new Choice("character", "the texts are single words or have no blanks");
        } else if (isTokenized()) {
            return new Choice(
                    examples < 2_000
                            ? "{type: whitespace, end-of-line: \"\"}"
                            : "{type: whitespace, end-of-line: \"\", min-count: 2}",
                    "punctuation is already separated by blanks");
        } else if (examples >= 5_000) {
            return new Choice("{type: bpe, vocabulary-size: 4000}", "parts of words; nothing is unknown");
        } else if (all(Script.HANGUL) || all(Script.WITHOUT_BLANKS)) {
            return new Choice("character", "few examples, and a script of many syllables or signs");
        }
        return new Choice("word", "words and punctuation");
    }

    boolean all(Script script) {
        return script.isIn(String.join("\n", texts));
    }

    /** Mean number of blanks between words. */
    double blanks() {
        return texts.stream()
                .mapToInt(text -> text.strip().split("\\s+").length - 1)
                .average()
                .orElse(0);
    }

    /** Number of scripts that have more than a hundredth of the letters. */
    private long scripts() {
        Map<Character.UnicodeScript, Long> letters = texts.stream()
                .flatMapToInt(String::codePoints)
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long all = letters.values().stream().mapToLong(Long::longValue).sum();
        return letters.values().stream().filter(count -> count > all / 100).count();
    }

    int longest() {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private boolean isTokenized() {
        long ended = texts.stream()
                .filter(text -> text.strip().matches("(?s).*[.!?]"))
                .count();
        long apart = texts.stream()
                .filter(text -> text.strip().matches("(?s).* [.!?]"))
                .count();
        return ended > texts.size() / 3 && apart > 0.8 * ended;
    }
}
