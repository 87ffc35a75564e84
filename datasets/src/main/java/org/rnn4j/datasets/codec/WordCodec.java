package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.TextCodec;

/**
 * One token per word. The first ids are special tokens, then words by decreasing frequency; the last id is for all
 * others and is the text's own {@code <unk>}, if it has one. Decoding restores spaces, so that the text of some ids is
 * always a prefix of the text of these and more ids. Immutable.
 */
public final class WordCodec implements TextCodec {
    private final Normalization normalization;
    private final Segmentation segmentation;
    private final List<Word> words;
    private final Map<Word, Integer> ids = new HashMap<>();

    WordCodec(Normalization normalization, Segmentation segmentation, List<Word> words) {
        this.normalization = Objects.requireNonNull(normalization, "normalization");
        this.segmentation = Objects.requireNonNull(segmentation, "segmentation");
        this.words = List.copyOf(words);
        for (int id = 0; id < words.size(); id++) {
            ids.put(words.get(id), id);
        }
    }

    /**
     * Creates a codec of words, numbers and punctuation marks by the rules of Unicode. Line ends are words; one space
     * between words is not a word, and is restored.
     *
     * @param lowerCase whether to convert to lower case
     * @param specialTokens words that are never split and always known
     */
    public static WordCodec fitUnicodeWords(
            String text,
            Normalization normalization,
            boolean lowerCase,
            List<String> specialTokens,
            VocabularyLimits limits) {
        return fitUnicodeWords(List.of(text), normalization, lowerCase, specialTokens, limits);
    }

    /** Creates a codec from a text in pieces that are split at line ends. */
    public static WordCodec fitUnicodeWords(
            Iterable<String> pieces,
            Normalization normalization,
            boolean lowerCase,
            List<String> specialTokens,
            VocabularyLimits limits) {
        return fit(pieces, normalization, new UnicodeWords(lowerCase, specialTokens), limits);
    }

    /**
     * Creates a codec of words separated by blanks, and line ends.
     *
     * @param endOfLine the token for a line end, {@code <eos>}; empty if line ends are just blanks
     */
    public static WordCodec fitBlanks(
            String text,
            Normalization normalization,
            boolean lowerCase,
            String endOfLine,
            List<String> specialTokens,
            VocabularyLimits limits) {
        return fitBlanks(List.of(text), normalization, lowerCase, endOfLine, specialTokens, limits);
    }

    /** Creates a codec from a text in pieces that are split at line ends. */
    public static WordCodec fitBlanks(
            Iterable<String> pieces,
            Normalization normalization,
            boolean lowerCase,
            String endOfLine,
            List<String> specialTokens,
            VocabularyLimits limits) {
        return fit(pieces, normalization, new Blanks(lowerCase, endOfLine, specialTokens), limits);
    }

    private static WordCodec fit(
            Iterable<String> pieces, Normalization normalization, Segmentation segmentation, VocabularyLimits limits) {
        Map<Word, Long> counts = new HashMap<>();
        for (String piece : pieces) {
            segmentation.segment(normalization.apply(piece), word -> counts.merge(word, 1L, Long::sum));
        }
        counts.keySet().removeIf(word -> word.text().equals(Word.UNKNOWN_TEXT));
        List<Word> words = new ArrayList<>(segmentation.special());
        boolean specialsSeen = counts.keySet().removeAll(words);
        words.addAll(limits.mostFrequent(counts, Word.ORDER, words.size() + 1));
        if (words.size() == segmentation.special().size() && !specialsSeen) {
            throw limits.leavesNothing("word");
        }
        return new WordCodec(normalization, segmentation, words);
    }

    @Override
    public int vocabularySize() {
        return words.size() + 1;
    }

    @Override
    public int[] encode(String text) {
        IntStream.Builder encoded = IntStream.builder();
        segmentation.segment(normalization.apply(text), word -> encoded.add(idOf(word)));
        return encoded.build().toArray();
    }

    private int idOf(Word word) {
        return ids.getOrDefault(word, unknownId());
    }

    @Override
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder(8 * ids.length);
        Word before = null;
        for (int id : ids) {
            Objects.checkIndex(id, vocabularySize());
            Word word = id == unknownId() ? Word.UNKNOWN : words.get(id);
            if (before != null && word.isSpacedFrom(before)) {
                text.append(' ');
            }
            text.append(word.text());
            before = word;
        }
        return text.toString();
    }

    @Override
    public int unknownId() {
        return words.size();
    }

    @Override
    public String unknownIn(String text) {
        Set<String> unknown = new LinkedHashSet<>();
        segmentation.segment(normalization.apply(text), word -> {
            if (idOf(word) == unknownId()) {
                unknown.add(word.text());
            }
        });
        return String.join(" ", unknown);
    }

    @Override
    public String format() {
        return segmentation.format();
    }

    @Override
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("normalization", normalization.spelling());
        json.setAll(segmentation.toJson());
        CodecJson.put(json, "words", words.stream().map(Word::text).toList());
        return json.put(
                "joins",
                words.stream()
                        .map(word -> String.valueOf(word.join().spelling()))
                        .collect(Collectors.joining()));
    }
}
