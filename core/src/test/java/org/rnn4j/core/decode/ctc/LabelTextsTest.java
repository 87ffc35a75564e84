package org.rnn4j.core.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.decode.ctc.LabelTexts.Word;

class LabelTextsTest {

    @Test
    void mergesEqualNeighboursThenDropsBlanks() {
        assertThat(Labels.of(new int[] {0, 1, 1, 0, 1, 2, 2, 0, 0})).containsExactly(1, 1, 2);
        assertThat(Labels.of(new int[] {})).isEmpty();
        assertThat(Labels.of(new int[] {0, 0})).isEmpty();
        assertThat(Labels.steps(new int[] {3, 3, 3, 1})).isEqualTo(6);
        assertThat(Labels.repeats(new int[] {3, 3, 3, 1})).isEqualTo(2);
    }

    @Test
    void blanksSeparateWordsOfCharacters() {
        LabelTexts letters = new LabelTexts(List.of("a", "b", " "), false);
        assertThat(letters.words(new int[] {1, 2, 3, 1})).containsExactly(new Word(0, 2), new Word(3, 4));
        assertThat(letters.words(new int[] {3, 3, 1, 3, 3, 2, 2, 3})).containsExactly(new Word(2, 3), new Word(5, 7));
        assertThat(letters.words(new int[] {3})).isEmpty();
        assertThat(letters.words(new int[] {})).isEmpty();
    }

    @Test
    void aSubwordWithABlankBeginsAWord() {
        LabelTexts pieces = new LabelTexts(List.of("the", " re", "current", " net"), false);
        assertThat(pieces.words(new int[] {1, 2, 3, 4}))
                .containsExactly(new Word(0, 1), new Word(1, 3), new Word(3, 4));
    }

    @Test
    void labelsThatFormNoWordsAreUnits() {
        LabelTexts digits = new LabelTexts(List.of("0", "1", "2"), false);
        assertThat(digits.words(new int[] {2, 2, 3})).containsExactly(new Word(0, 1), new Word(1, 2), new Word(2, 3));
    }

    @Test
    void everySeparateLabelIsAWord() {
        LabelTexts phonemes = new LabelTexts(List.of("AH", "B"), true);
        assertThat(phonemes.words(new int[] {1, 1, 2})).containsExactly(new Word(0, 1), new Word(1, 2), new Word(2, 3));
    }
}
