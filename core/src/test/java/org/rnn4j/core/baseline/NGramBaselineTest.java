package org.rnn4j.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyText;

class NGramBaselineTest {
    private static final TinyCodec ABC = new TinyCodec("abc");

    @Test
    void fitsTheTrainingSplitAndMeasuresTheValidationSplit() {
        String train = "abcabbacbacbbcaabcabbbacbabcabcabbcacb";
        TinyText text = new TinyText(ABC, train, "abcabbacbbabc");
        NGramBaseline baseline = NGramBaseline.of(text);
        double[] byOrder = Stream.iterate(1, order -> order <= NGram.MAX_ORDER, order -> order + 1)
                .mapToDouble(order -> NGram.fit(ABC.encode(train), 3, OptionalInt.empty(), order)
                        .lossNats(ABC.encode("abcabbacbbabc")))
                .toArray();
        double best = Arrays.stream(byOrder).min().orElseThrow();
        assertThat(baseline.lossNats()).isCloseTo(best, within(1e-15));
        assertThat(byOrder[baseline.order() - 1]).isCloseTo(best, within(1e-15));
        assertThat(baseline.order()).isGreaterThan(1);
        assertThat(baseline.limited()).isFalse();
    }

    @Test
    void needsBothSplits() {
        TinyText text = new TinyText(ABC, "aabab", "");
        assertThat(NGramBaseline.fits(text)).isFalse();
        assertThatThrownBy(() -> NGramBaseline.of(text))
                .isInstanceOf(UserException.class)
                .hasMessage("the n-gram baseline needs a training and a validation split, but one is empty");
    }

    /** Modified Kneser-Ney by other programs: 1.5165 nats for 7-grams of characters, worse for 6 and 8. */
    @Test
    void sevenCharactersAreBestOnShakespeare() throws IOException {
        int[] text =
                Files.readString(shared("tiny-shakespeare/input.txt")).chars().toArray();
        int cut = text.length * 9 / 10;
        int[] train = Arrays.copyOf(text, cut);
        int[] validation = Arrays.copyOfRange(text, cut, text.length);
        int characters = 1 + Arrays.stream(text).max().orElseThrow();
        double[] nats = new double[9];
        for (int order = 6; order <= 8; order++) {
            nats[order] =
                    NGram.fit(train, characters, OptionalInt.empty(), order).lossNats(validation);
        }
        assertThat(nats[7])
                .isCloseTo(1.5165, within(0.0005))
                .isLessThan(nats[6])
                .isLessThan(nats[8]);
    }

    /** Mikolov's text, a sentence a line. Source: Mikolov, 2012, table 4.1: KN3 148.3 and KN5 141.2, by SRILM. */
    @Test
    void pennTreebankIsAsPublished() throws IOException {
        Map<String, Integer> ids = new LinkedHashMap<>();
        int[] train = words("ptb/ptb.train.txt.gz", ids);
        int[] test = words("ptb/ptb.test.txt.gz", ids);
        OptionalInt end = OptionalInt.of(ids.get("<eos>"));
        double three = Math.exp(NGram.fit(train, ids.size(), end, 3).lossNats(test));
        double five = Math.exp(NGram.fit(train, ids.size(), end, 5).lossNats(test));
        assertThat(three).isCloseTo(148.3, within(0.15));
        assertThat(five).isCloseTo(141.2, within(0.15));
    }

    private static int[] words(String file, Map<String, Integer> ids) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(shared(file))), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .flatMap(line -> Stream.concat(Arrays.stream(line.strip().split(" +")), Stream.of("<eos>")))
                    .mapToInt(word -> ids.computeIfAbsent(word, w -> ids.size()))
                    .toArray();
        }
    }

    private static Path shared(String file) {
        Path path = Path.of(System.getProperty("rnn4j.shared", ""), "data", file);
        assumeThat(path).as("shared data").exists();
        return path;
    }
}
