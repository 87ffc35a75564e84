package org.rnn4j.datasets.text;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Split;

/** First pass over all texts of the options: checks that they can be read, counts, and finds the ends of the splits. */
final class TextReader {
    private final TextOptions options;
    private final TextLocator locator;
    private final TextLimits limits;
    private final MessageDigest digest = sha256();
    private long bytes;

    TextReader(TextOptions options, InputStream standardInput, TextLimits limits) {
        this.options = options;
        this.locator = new TextLocator(options.charset(), standardInput, limits.standardInputBytes());
        this.limits = limits;
    }

    /**
     * The result of the pass.
     *
     * @param splits all three splits; may be empty
     * @param bytes number of bytes of all texts, decompressed
     * @param sha256 of those bytes, in hexadecimal
     * @param hidden number of hidden files in folders, which are ignored
     */
    record Texts(Map<Split, Passage> splits, long bytes, String sha256, int hidden) {
        long characters() {
            return splits.values().stream().mapToLong(Passage::characters).sum();
        }
    }

    Texts read() {
        Passage source = read("data.source", options.source());
        SplitShares.Ends ends = options.split().ends(source.characters());
        Map<Split, Passage> splits = new EnumMap<>(Split.class);
        splits.put(Split.TRAIN, source.range(0, ends.train()));
        splits.put(Split.VALIDATION, source.range(ends.train(), ends.validation()));
        splits.put(Split.TEST, source.range(ends.validation(), source.characters()));
        if (!options.validation().isEmpty()) {
            splits.put(Split.VALIDATION, read("data.validation", options.validation()));
        }
        if (!options.test().isEmpty()) {
            splits.put(Split.TEST, read("data.test", options.test()));
        }
        return new Texts(splits, bytes, HexFormat.of().formatHex(digest.digest()), locator.hidden());
    }

    private Passage read(String key, List<String> sources) {
        List<TextInput> inputs = sources.stream()
                .flatMap(source -> locator.find(key, source).stream())
                .toList();
        long characters = count(inputs);
        if (characters == 0) {
            throw new UserException("%s: the text is empty; use a text of a few thousand characters or more"
                    .formatted(TextInput.where(key, String.join(", ", sources))));
        }
        return new Passage(new JoinedText(inputs, options.normalize(), limits.pieceCharacters()), 0, characters);
    }

    private long count(List<TextInput> inputs) {
        List<TextInput> digested =
                inputs.stream().map(input -> input.digested(digest)).toList();
        long characters = 0;
        try (PieceReader pieces = new JoinedText(digested, options.normalize(), limits.pieceCharacters()).open()) {
            while (pieces.hasNext()) {
                String piece = pieces.next();
                characters += piece.codePointCount(0, piece.length());
            }
            bytes += pieces.bytes();
        }
        return characters;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
