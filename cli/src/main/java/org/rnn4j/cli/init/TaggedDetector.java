package org.rnn4j.cli.init;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences with a tag for every word: CoNLL-U, columns, or a file of words and a file of tags. */
final class TaggedDetector implements Detector {
    @Override
    public List<Guess> guesses(Inputs inputs) {
        if (inputs.isFolder() && inputs.sample().file().getFileName().toString().startsWith("seq.in")) {
            return List.of(guess(
                    inputs,
                    "parallel",
                    "seq.in has the words, seq.out the tags",
                    inputs.sample().rows(),
                    inputs.sample().text(),
                    true));
        }
        List<String> lines = inputs.sample().lines();
        List<List<String>> rows = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("# ") && !line.startsWith("-DOCSTART-"))
                .map(TaggedDetector::cells)
                .toList();
        long sentences = Math.round((1 + blocks(lines)) * inputs.sample().times());
        if (rows.stream().allMatch(row -> row.size() == 10 && row.get(0).matches("\\d+([-.]\\d+)?"))
                && !rows.isEmpty()) {
            return List.of(guess(
                    inputs,
                    "{type: conllu, tag: upos}",
                    "it has the ten columns of CoNLL-U",
                    sentences,
                    words(rows, 1),
                    false));
        }
        return columns(inputs, rows, sentences);
    }

    private static List<Guess> columns(Inputs inputs, List<List<String>> rows, long sentences) {
        int width = rows.isEmpty() ? 0 : rows.get(0).size();
        boolean even = width >= 2 && width <= 12 && rows.stream().allMatch(row -> row.size() == width);
        if (!even || sentences < 2 || inputs.sample().ending().equals("csv")) {
            return List.of();
        }
        List<String> tags = rows.stream().map(row -> row.get(width - 1)).toList();
        long distinct = tags.stream().distinct().count();
        if (distinct < 2 || distinct > 200 || distinct > Math.max(3, tags.size() / 3)) {
            return List.of();
        }
        boolean numbered = rows.stream().allMatch(row -> row.get(0).matches("\\d+")) && width > 2;
        boolean spans = tags.stream().allMatch(tag -> tag.equals("O") || tag.matches("[BIES]-.+"));
        String format = numbered ? "{type: conll, word: 2}" : "conll";
        return List.of(guess(
                inputs,
                format,
                "a word per line in %d columns, blank lines between sentences; the last column has %d tags (%s, ...)"
                        .formatted(
                                width,
                                distinct,
                                tags.stream().distinct().limit(3).collect(Collectors.joining(", "))),
                sentences,
                words(rows, numbered ? 1 : 0),
                spans));
    }

    private static Guess guess(Inputs inputs, String format, String why, long sentences, String words, boolean spans) {
        boolean korean = Script.HANGUL.isIn(words);
        GuessBuilder guess = new GuessBuilder("tagging", "tagged", inputs)
                .data("format", format, why)
                .data(
                        "words",
                        korean ? "{normalize: nfd, digits-to-zero: true}" : "{lower-case: true, digits-to-zero: true}",
                        korean
                                ? "Korean endings tell tags, and show as jamo"
                                : "case and digits are left to the characters")
                .splits(inputs, sentences)
                .sized("lstm", true, sentences, 100)
                .model(
                        "characters",
                        korean ? "{filters: 60, width: 5}" : "{filters: 30, width: 3}",
                        "for unknown words");
        if (spans) {
            guess.model("crf", true, "tags are spans (B-, I-, O)");
        }
        return guess.training("best-by", "score", "")
                .build(Guess.SURE, "about %,d sentences with a tag for every word".formatted(sentences));
    }

    private static String words(List<List<String>> rows, int column) {
        return rows.stream().limit(5_000).map(row -> row.get(column)).collect(Collectors.joining(" "));
    }

    private static List<String> cells(String line) {
        return line.indexOf('\t') >= 0
                ? Arrays.asList(line.strip().split("\t", -1))
                : Arrays.asList(line.strip().split(" +"));
    }

    /** Number of blank lines after a line that is not blank. */
    private static long blocks(List<String> lines) {
        long blocks = 0;
        for (int i = 1; i < lines.size(); i++) {
            blocks += lines.get(i).isBlank() && !lines.get(i - 1).isBlank() ? 1 : 0;
        }
        return blocks;
    }
}
