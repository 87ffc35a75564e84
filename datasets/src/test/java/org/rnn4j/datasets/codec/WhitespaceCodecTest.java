package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhitespaceCodecTest {

    @Test
    void aLineEndIsATokenAndUnknownInTheTextIsTheUnknownToken() {
        WordCodec codec = fit(" the <unk> cat 's \n the mat \n", "<eos>");
        assertThat(codec.vocabularySize()).isEqualTo(6); // the line end first, as special tokens are
        assertThat(codec.encode(" the <unk> dog \n")).containsExactly(1, 5, 5, 0);
        assertThat(codec.decode(codec.encode(" the cat 's \n the mat"))).isEqualTo("the cat 's\nthe mat");
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', 1", "'a\r\nb\r\n', 2", "'a\rb', 0", "'\n\n', 2", "'a', 0", "'a\n\r', 1", "'a <eos> b', 1"})
    void everyKindOfLineEndIsOne(String text, int lineEnds) {
        WordCodec codec = fit("a b\n", "<eos>");
        assertThat(codec.encode(text))
                .satisfies(ids -> assertThat(java.util.Arrays.stream(ids)
                                .filter(id -> id == 0)
                                .count())
                        .isEqualTo(lineEnds));
    }

    @Test
    void lineEndsMayBeMereBlanks() {
        WordCodec codec = fit("a\nb\n<eos>", "");
        assertThat(codec.vocabularySize()).isEqualTo(4);
        assertThat(codec.decode(codec.encode("a\nb"))).isEqualTo("a b");
    }

    @Test
    void whatWasDecodedEncodesToTheSame() {
        String text = "  no blank  at\tends \n\n 대한민국은 😀👨‍👩‍👧 (x) \r\n end";
        WordCodec codec = fit(text, "<eos>");
        String shown = codec.decode(codec.encode(text));
        assertThat(shown).isEqualTo("no blank at ends\n\n대한민국은 😀👨‍👩‍👧 (x)\nend");
        assertThat(codec.encode(shown)).isEqualTo(codec.encode(text));
    }

    @Test
    void theLineEndCountsAmongTheVocabulary() {
        WordCodec codec = WordCodec.fitBlanks(
                "a A a b b c\n",
                Normalization.NONE,
                true,
                "<eos>",
                List.of("<s>", "<unk>", "<eos>"),
                new VocabularyLimits(1, 4));
        assertThat(codec.encode("\n <s> A b")).containsExactly(0, 1, 2, 3);
        assertThat(codec.vocabularySize()).isEqualTo(4);
    }

    @Test
    void textThatGrowsNeverChangesWhatWasShown() {
        Streaming.assertGrowsOnly(fit("a b\n한글 😀 c", "<eos>"), 1);
    }

    @Test
    void itsFormatReadsItBack() {
        WordCodec codec =
                WordCodec.fitBlanks("한글 a\nB", Normalization.NFD, true, "</s>", List.of("<S>"), VocabularyLimits.NONE);
        var back = new WhitespaceCodecFormat().read(codec.toJson());
        assertThat(codec.format()).isEqualTo(new WhitespaceCodecFormat().name());
        assertThat(back.toJson()).isEqualTo(codec.toJson());
        assertThat(back.encode("한글 A </s> <s> new\n")).isEqualTo(codec.encode("한글 A </s> <s> new\n"));
    }

    private static WordCodec fit(String text, String endOfLine) {
        return WordCodec.fitBlanks(text, Normalization.NONE, false, endOfLine, List.of(), VocabularyLimits.NONE);
    }
}
