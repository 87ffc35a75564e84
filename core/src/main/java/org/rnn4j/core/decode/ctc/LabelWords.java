package org.rnn4j.core.decode.ctc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.rnn4j.core.decode.ctc.LabelStream.Settled;

/**
 * The words of labels that settle one after the other. A word is complete when the next one begins; labels that form no words,
 * such as digits, are complete at once. Not thread-safe.
 */
public final class LabelWords {
    private final LabelTexts texts;
    private final List<Settled> open = new ArrayList<>(); // labels of the last word

    /** @param texts texts of the labels */
    public LabelWords(LabelTexts texts) {
        this.texts = texts;
    }

    /**
     * A word.
     *
     * @param begin its first step
     * @param end the step after its last one
     * @param confidence geometric mean of its labels' confidences
     */
    public record Word(String text, long begin, long end, double confidence) {}

    /** The words that some more labels complete. */
    public List<Word> read(List<Settled> settled) {
        List<Word> words = new ArrayList<>();
        for (Settled label : settled) {
            if (texts.begins(label.label())) {
                words.addAll(end());
            }
            if (!texts.isBetween(label.label())) {
                open.add(label);
            }
            if (texts.areUnits()) {
                words.addAll(end());
            }
        }
        return words;
    }

    /** The last word, if there is one. */
    public List<Word> end() {
        if (open.isEmpty()) {
            return List.of();
        }
        String text = open.stream().map(label -> texts.of(label.label())).collect(Collectors.joining());
        double logarithm = open.stream()
                .mapToDouble(label -> Math.log(label.confidence()))
                .average()
                .orElseThrow();
        Word word = new Word(
                text.strip(), open.get(0).begin(), open.get(open.size() - 1).end(), Math.exp(logarithm));
        open.clear();
        return List.of(word);
    }

    /** The text after the complete words, if some labels follow. */
    public String pending(int[] following) {
        String begun = open.stream().map(label -> texts.of(label.label())).collect(Collectors.joining());
        return begun
                + Arrays.stream(following).mapToObj(texts::of).collect(Collectors.joining(texts.separate() ? " " : ""));
    }

    /** The separator between the words of a text. */
    public String separator() {
        return texts.hasWords() ? " " : "";
    }
}
