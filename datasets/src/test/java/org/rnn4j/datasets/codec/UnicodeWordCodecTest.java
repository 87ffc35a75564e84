package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeWordCodecTest {
    private static final VocabularyLimits ALL = VocabularyLimits.NONE;

    @Test
    void idsFollowTheFrequencyAndTheLastIsForUnknownWords() {
        WordCodec codec = fit("b a a c b a");
        assertThat(codec.encode("a b c d")).containsExactly(0, 1, 2, 3);
        assertThat(codec.vocabularySize()).isEqualTo(4);
        assertThat(codec.unknownId()).isEqualTo(3);
        assertThat(codec.decode(new int[] {0, 3, 2})).isEqualTo("a <unk> c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "First Citizen:\nBefore we proceed any further, hear me speak.\n\nAll:\nSpeak, speak.\n",
                "He said: \"(I don't) know...\" -- well-known; f(x)=[1,000.5]!",
                "대한민국은 민주공화국이다. (제1조)\n대한민국의 주권은 국민에게 있고,",
                "가격: ₩1,000원/kg 'quoted' “굽은 따옴표” e-mail@x.org",
                "日本語のテキスト、カタカナ。mixed日本語한글abc",
                "😀👨‍👩‍👧 and 𝒙 🇰🇷👍🏽 ok",
                "a\r\nb\tc  d \n e\u00A0f   g",
                " leading, and \ttab",
                "x\uFFEDy \uD83D z",
                "हिन्दी भाषा, ไทย",
            })
    void whatTheTextHoldsComesBackUnchanged(String text) {
        WordCodec codec = fit(text);
        assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
        assertThat(codec.encode(text)).doesNotContain(codec.unknownId());
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        WordCodec other = fit(decomposed);
        assertThat(other.decode(other.encode(decomposed))).isEqualTo(decomposed);
    }

    @Test
    void marksSayWhereNoSpaceStandsSoThatAWordIsTheSameEverywhere() {
        WordCodec codec = fit("word (word) \"word\", word-word word.");
        long words = java.util.Arrays.stream(codec.encode("word (word) \"word\", word-word word."))
                .filter(id -> id == 0)
                .count();
        assertThat(words).isEqualTo(6);
    }

    @Test
    void aSpaceAtTheEndIsDroppedAndALineEndIsAToken() {
        WordCodec codec = fit("a b\n");
        assertThat(codec.encode("a ")).isEqualTo(codec.encode("a"));
        assertThat(codec.encode("\n")).hasSize(1).doesNotContain(codec.unknownId());
    }

    @Test
    void caseMayBeDropped() {
        WordCodec codec = WordCodec.fitUnicodeWords("The the THE ΣΑΣ", Normalization.NONE, true, List.of("<S>"), ALL);
        assertThat(codec.vocabularySize()).isEqualTo(4);
        assertThat(codec.decode(codec.encode("tHe <s> σας"))).isEqualTo("the <s> σας");
    }

    @Test
    void unknownInTheTextIsTheUnknownToken() {
        WordCodec codec = fit("the <unk> cat <unk>, the");
        assertThat(codec.vocabularySize()).isEqualTo(4); // the, cat, the comma, <unk>
        assertThat(codec.encode("the <unk>")).containsExactly(0, codec.unknownId());
        assertThat(codec.decode(codec.encode("the <unk>, dog"))).isEqualTo("the <unk>, <unk>");
        assertThat(codec.unknownIn("the dog, a dog <unk>")).isEqualTo("dog a <unk>");
        assertThat(codec.unknownIn("the cat")).isEmpty();
    }

    @Test
    void specialTokensAreNeverPartedAndAlwaysKnown() {
        WordCodec codec = WordCodec.fitUnicodeWords(
                "a a <sep> b",
                Normalization.NONE,
                false,
                List.of("<sep>", "<sep>x", "<none>"),
                new VocabularyLimits(2, 5));
        assertThat(codec.vocabularySize()).isEqualTo(5);
        assertThat(codec.encode("a<sep>x<sep><none> b")).containsExactly(3, 1, 0, 2, 4);
        assertThat(codec.decode(new int[] {3, 0, 2})).isEqualTo("a <sep> <none>");
    }

    @Test
    void rareWordsAndThoseAboveTheLimitAreUnknown() {
        String text = "a a a b b c c d";
        assertThat(WordCodec.fitUnicodeWords(text, Normalization.NONE, false, List.of(), new VocabularyLimits(2, 99))
                        .encode("a b c d"))
                .containsExactly(0, 1, 2, 3);
        assertThat(WordCodec.fitUnicodeWords(text, Normalization.NONE, false, List.of(), new VocabularyLimits(1, 3))
                        .encode("a b c d"))
                .containsExactly(0, 1, 2, 2);
    }

    @Test
    void koreanIsTheSameComposedOrDecomposedOnceItIsNormalized() {
        String composed = "한글은 소리글자다.";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        WordCodec nfc = WordCodec.fitUnicodeWords(decomposed, Normalization.NFC, false, List.of(), ALL);
        WordCodec nfd = WordCodec.fitUnicodeWords(composed, Normalization.NFD, false, List.of(), ALL);
        assertThat(nfc.encode(composed)).hasSize(3).isEqualTo(nfc.encode(decomposed));
        assertThat(nfc.decode(nfc.encode(decomposed))).isEqualTo(composed);
        assertThat(nfd.encode(composed)).hasSize(3).isEqualTo(nfd.encode(decomposed));
        assertThat(nfd.decode(nfd.encode(composed))).isEqualTo(decomposed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void textThatGrowsNeverChangesWhatWasShown(long seed) {
        Streaming.assertGrowsOnly(fit("He said: \"(한글) don't...\"\n 😀👨‍👩‍👧 x-y\r\n"), seed);
    }

    @ParameterizedTest
    @EnumSource
    void itsFormatReadsItBack(Normalization normalization) {
        String text = "A (한글) é\n\"\\😀 a-b \uFFED\uFFED <sep>";
        WordCodec codec = WordCodec.fitUnicodeWords(text, normalization, true, List.of("<sep>"), ALL);
        var back = new UnicodeWordCodecFormat().read(codec.toJson());
        assertThat(codec.format()).isEqualTo(new UnicodeWordCodecFormat().name());
        assertThat(back.toJson()).isEqualTo(codec.toJson());
        assertThat(back.encode(text + "A new word")).isEqualTo(codec.encode(text + "A new word"));
        assertThat(back.decode(back.encode(text))).isEqualTo(codec.decode(codec.encode(text)));
    }

    @Test
    void anIdOutsideTheVocabularyIsRefused() {
        WordCodec codec = fit("a b");
        assertThatThrownBy(() -> codec.decode(new int[] {3})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> codec.decode(new int[] {-1})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static WordCodec fit(String text) {
        return WordCodec.fitUnicodeWords(text, Normalization.NONE, false, List.of(), ALL);
    }
}
