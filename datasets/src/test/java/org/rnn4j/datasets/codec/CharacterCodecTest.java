package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterCodecTest {

    @Test
    void idsFollowTheCodePointsAndTheLastIsForUnknownCharacters() {
        CharacterCodec codec = CharacterCodec.fit("hello", Normalization.NONE, VocabularyLimits.NONE);
        assertThat(codec.vocabularySize()).isEqualTo(5);
        assertThat(codec.unknownId()).isEqualTo(4);
        assertThat(codec.encode("hello?")).containsExactly(1, 0, 2, 2, 3, 4);
        assertThat(codec.decode(new int[] {1, 0, 2, 2, 3, 4})).isEqualTo("hello\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "한국어 텍스트", "a\r\n\tb\u0000", "😀👨‍👩‍👧 and 𝒙", "\u1112\u1161\u11AB"})
    void whatTheTextHoldsComesBackUnchanged(String text) {
        CharacterCodec codec = CharacterCodec.fit(text + "x", Normalization.NONE, VocabularyLimits.NONE);
        assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneToken() {
        assertThat(CharacterCodec.fit("a😀", Normalization.NONE, VocabularyLimits.NONE)
                        .encode("😀a😀"))
                .containsExactly(1, 0, 1);
    }

    @Test
    void aSurrogateWithoutItsPairIsUnknown() {
        assertThat(CharacterCodec.fit("a😀", Normalization.NONE, VocabularyLimits.NONE)
                        .encode("\uD83Da"))
                .containsExactly(2, 0);
    }

    @Test
    void koreanSyllablesAreOneTokenComposedAndTwoOrThreeDecomposed() {
        String composed = "한글";
        String decomposed = "\u1112\u1161\u11AB\u1100\u1173\u11AF";
        CharacterCodec nfc = CharacterCodec.fit(decomposed, Normalization.NFC, VocabularyLimits.NONE);
        CharacterCodec nfd = CharacterCodec.fit(composed, Normalization.NFD, VocabularyLimits.NONE);

        assertThat(nfc.encode(composed))
                .hasSize(2)
                .isEqualTo(nfc.encode(decomposed))
                .doesNotContain(nfc.unknownId());
        assertThat(nfd.encode(composed))
                .hasSize(6)
                .isEqualTo(nfd.encode(decomposed))
                .doesNotContain(nfd.unknownId());
        assertThat(nfc.decode(nfc.encode(decomposed))).isEqualTo(composed);
        assertThat(nfd.decode(nfd.encode(composed))).isEqualTo(decomposed);
    }

    @Test
    void withoutNormalizationBothFormsAreDifferentCharacters() {
        CharacterCodec codec = CharacterCodec.fit("한글", Normalization.NONE, VocabularyLimits.NONE);
        assertThat(codec.encode("\u1112\u1161\u11AB")).containsOnly(codec.unknownId());
    }

    @Test
    void rareCharactersStayUnknown() {
        CharacterCodec codec =
                CharacterCodec.fit("aabbbc", Normalization.NONE, new VocabularyLimits(2, Integer.MAX_VALUE));
        assertThat(codec.encode("abc")).containsExactly(0, 1, 2);
        assertThat(codec.unknownId()).isEqualTo(2);
    }

    @Test
    void onlyTheMostFrequentCharactersMayBeKept() {
        CharacterCodec codec = CharacterCodec.fit("zzzbbaa", Normalization.NONE, new VocabularyLimits(1, 3));
        assertThat(codec.vocabularySize()).isEqualTo(3);
        assertThat(codec.encode("abz")).containsExactly(0, codec.unknownId(), 1);
    }

    @Test
    void theReplacementCharacterIsTheUnknownOne() {
        CharacterCodec codec = CharacterCodec.fit("a\uFFFDb", Normalization.NONE, VocabularyLimits.NONE);
        assertThat(codec.vocabularySize()).isEqualTo(3);
        assertThat(codec.decode(codec.encode("a\uFFFDb"))).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @EnumSource
    void itsFormatReadsItBack(Normalization normalization) {
        CharacterCodec codec = CharacterCodec.fit("한글 é\u0000\"\\😀", normalization, VocabularyLimits.NONE);
        var back = new CharacterCodecFormat().read(codec.toJson());
        assertThat(codec.format()).isEqualTo(new CharacterCodecFormat().name());
        assertThat(back.toJson()).isEqualTo(codec.toJson());
        assertThat(back.vocabularySize()).isEqualTo(codec.vocabularySize());
        assertThat(back.encode("글 \u1100 😀é?")).isEqualTo(codec.encode("글 \u1100 😀é?"));
    }

    @Test
    void anIdOutsideTheVocabularyIsRefused() {
        CharacterCodec codec = CharacterCodec.fit("ab", Normalization.NONE, VocabularyLimits.NONE);
        assertThatThrownBy(() -> codec.decode(new int[] {3})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> codec.decode(new int[] {-1})).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
