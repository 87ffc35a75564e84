package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BpeCodecTest {
    /** Sennrich's example: low x 5, lower x 2, newest x 6, widest x 3. */
    private static final String EXAMPLE =
            "low ".repeat(5) + "lower ".repeat(2) + "newest ".repeat(6) + "widest ".repeat(3);

    private static final String MIXED =
            "대한민국은 민주공화국이다. The don't 3.14 😀👨‍👩‍👧\r\n\tfoo_bar  日本語テキスト हिन्दी\n".repeat(3);

    @Test
    void theMostFrequentPairIsMergedFirst() {
        BpeCodec codec = fit(EXAMPLE, 259);
        assertThat(codec.decode(new int[] {256})).isEqualTo("es"); // 9, as st; the lower ids win
        assertThat(codec.decode(new int[] {257})).isEqualTo("est");
        assertThat(codec.decode(new int[] {258})).isEqualTo("lo"); // 7; the first of them has no space before it
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "한국어 텍스트",
                "\u1112\u1161\u11AB",
                "a\r\n\tb\u0000   c",
                "😀👨‍👩‍👧 and 𝒙",
                "\uFFFD",
                "  \n ",
                "don’t ''x''",
                "never seen: ẞ ⅻ ٣ ไทย"
            })
    void everyTextComesBackUnchanged(String text) {
        BpeCodec codec = fit(MIXED, 400);
        assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
        assertThat(codec.unknownId()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyCharactersComeBackUnchanged(long seed) {
        BpeCodec codec = fit(MIXED, 400);
        int[] characters = new Random(seed)
                .ints(0, Character.MAX_CODE_POINT + 1)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .limit(2_000)
                .toArray();
        String text = new String(characters, 0, characters.length);
        assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
        Streaming.assertGrowsOnly(codec, seed);
    }

    @Test
    void whatIsFrequentIsShort() {
        BpeCodec codec = fit(MIXED, 1_000);
        assertThat(codec.encode("대한민국은")).hasSize(1);
        assertThat(codec.encode(" 민주공화국이다")).hasSize(1);
        assertThat(codec.vocabularySize())
                .as("fewer than asked for: the text has no more pairs")
                .isLessThan(1_000);
    }

    @Test
    void koreanIsTheSameComposedOrDecomposedOnceItIsNormalized() {
        String decomposed = Normalizer.normalize(MIXED, Normalizer.Form.NFD);
        BpeCodec nfc = BpeCodec.fit(decomposed, Normalization.NFC, List.of(), 500);
        BpeCodec other = BpeCodec.fit(MIXED, Normalization.NFC, List.of(), 500);
        assertThat(nfc.toJson()).isEqualTo(other.toJson());
        assertThat(nfc.encode(decomposed)).isEqualTo(nfc.encode(MIXED));
        BpeCodec nfd = BpeCodec.fit(MIXED, Normalization.NFD, List.of(), 500);
        assertThat(nfd.decode(nfd.encode(MIXED))).isEqualTo(decomposed);
    }

    @Test
    void specialTokensAreNeverPartedAndComeLast() {
        BpeCodec codec = BpeCodec.fit(EXAMPLE + "<sep>", Normalization.NONE, List.of("<sep>", "<sep>x"), 260);
        assertThat(codec.vocabularySize()).isEqualTo(260);
        assertThat(codec.encode("<sep>a<sep>x")).containsExactly(258, 'a', 259);
        assertThat(codec.decode(new int[] {258, 'a', 259})).isEqualTo("<sep>a<sep>x");
    }

    @ParameterizedTest
    @EnumSource
    void itsFormatReadsItBack(Normalization normalization) {
        BpeCodec codec = BpeCodec.fit(MIXED, normalization, List.of("<sep>"), 500);
        var back = new BpeCodecFormat().read(codec.toJson());
        assertThat(codec.format()).isEqualTo(new BpeCodecFormat().name());
        assertThat(back.toJson()).isEqualTo(codec.toJson());
        assertThat(back.vocabularySize()).isEqualTo(codec.vocabularySize());
        assertThat(back.encode(MIXED + "new <sep>")).isEqualTo(codec.encode(MIXED + "new <sep>"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void itLearnsWhatCountingAnewBeforeEachMergeLearns(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> pieces = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            String piece = random.ints(1 + random.nextInt(12), 'a', 'a' + 1 + (int) (seed % 4))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            pieces.put(piece, 1 + random.nextInt(5));
        }
        assertThat(MergeTraining.learn(pieces, 320).pairs()).isEqualTo(countingAnew(pieces, 320));
    }

    private static List<Long> countingAnew(Map<String, Integer> pieces, int tokens) {
        Merges merges = new Merges();
        Map<String, int[]> state = new HashMap<>();
        pieces.keySet().forEach(piece -> state.put(piece, merges.apply(piece.getBytes(StandardCharsets.UTF_8))));
        while (merges.tokens() < tokens) {
            TreeMap<Long, Integer> counts = new TreeMap<>();
            state.forEach((piece, ids) -> {
                for (int i = 0; i + 1 < ids.length; i++) {
                    counts.merge(Merges.pair(ids[i], ids[i + 1]), pieces.get(piece), Integer::sum);
                }
            });
            int most = counts.values().stream().max(Integer::compare).orElse(0);
            if (most < 2) {
                break;
            }
            long pair = counts.entrySet().stream()
                    .filter(entry -> entry.getValue() == most)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            int merged = merges.learn(pair);
            state.replaceAll((piece, ids) -> replace(ids, pair, merged));
        }
        return merges.pairs();
    }

    private static int[] replace(int[] ids, long pair, int merged) {
        int[] now = new int[ids.length];
        int length = 0;
        for (int i = 0; i < ids.length; ) {
            boolean here = i + 1 < ids.length && Merges.pair(ids[i], ids[i + 1]) == pair;
            now[length++] = here ? merged : ids[i];
            i += here ? 2 : 1;
        }
        return Arrays.copyOf(now, length);
    }

    @Test
    void fiveMegabytesAreLearned() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < 5_000_000) { // names of numbers: many different words, few of them frequent
            text.append(Integer.toString((int) Math.exp(random.nextDouble() * 14), 26)
                    .replaceAll("\\d", "t"));
            text.append(' ');
        }
        BpeCodec codec = fit(text.toString(), 8_000);
        int tokens = codec.encode(text.toString()).length;
        assertThat(codec.vocabularySize()).isEqualTo(8_000);
        assertThat(tokens).isLessThan(2_000_000);
    }

    @Test
    void textWithoutBlanksTakesNoLonger() {
        String text = "가나다라마바사아자차카타파하".repeat(10_000);
        BpeCodec codec = fit(text, 500);
        assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
    }

    private static BpeCodec fit(String text, int vocabularySize) {
        return BpeCodec.fit(text, Normalization.NONE, List.of(), vocabularySize);
    }
}
