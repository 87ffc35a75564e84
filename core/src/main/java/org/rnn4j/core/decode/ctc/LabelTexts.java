package org.rnn4j.core.decode.ctc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.TextCodec;

/**
 * The texts of labels, where label k is id k - 1 of a text codec, and the words that they form.
 *
 * @param texts the text of each label but the blank of CTC
 * @param separate whether every label is a word of its own, as with {@code tokenizer: whitespace}
 */
public record LabelTexts(List<String> texts, boolean separate) {
    public LabelTexts {
        texts = List.copyOf(texts);
    }

    /** The texts of a codec's tokens. */
    public static LabelTexts of(TextCodec codec) {
        List<String> texts = IntStream.range(0, codec.vocabularySize())
                .mapToObj(id -> codec.decode(new int[] {id}))
                .toList();
        boolean separate = IntStream.range(0, texts.size())
                .anyMatch(id -> !hasBlank(texts.get(id)) && hasBlank(codec.decode(new int[] {id, id})));
        return new LabelTexts(texts, separate);
    }

    private static boolean hasBlank(String text) {
        return text.codePoints().anyMatch(Character::isWhitespace);
    }

    /** Whether labels form words; otherwise each is a unit of its own, such as a digit. */
    public boolean hasWords() {
        return separate || texts.stream().anyMatch(LabelTexts::hasBlank);
    }

    /** Whether each label has a time of its own: because it is a word, or because labels form none. */
    boolean areUnits() {
        return separate || !hasWords();
    }

    /** Whether a label begins a word. */
    boolean begins(int label) {
        String text = of(label);
        return separate || (!text.isEmpty() && Character.isWhitespace(text.codePointAt(0)));
    }

    /** Whether a label is the blank between words, which belongs to none. */
    boolean isBetween(int label) {
        return of(label).isBlank() && !separate;
    }

    /** The text of a label. */
    String of(int label) {
        return texts.get(label - 1);
    }

    /**
     * A word of a transcript.
     *
     * @param from index of its first label
     * @param to index after its last one
     */
    public record Word(int from, int to) {}

    /** The words of some labels, in order, or the labels if they form none; blanks between words belong to none. */
    public List<Word> words(int[] labels) {
        if (areUnits()) {
            return IntStream.range(0, labels.length)
                    .mapToObj(i -> new Word(i, i + 1))
                    .toList();
        }
        List<Word> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < labels.length; i++) {
            boolean begins = begins(labels[i]);
            if (begins && i > from) {
                words.add(new Word(from, i));
            }
            if (begins) {
                from = i;
            }
            if (isBetween(labels[i])) {
                from = i + 1;
            }
        }
        if (from < labels.length) {
            words.add(new Word(from, labels.length));
        }
        return words;
    }
}
