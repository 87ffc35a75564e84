package org.rnn4j.core.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.decode.ctc.LabelStream.Settled;
import org.rnn4j.core.job.TranscriptSpec;

class LabelStreamTest {
    private static final int WIDE = 10_000;

    private static LabelSearch search(int beam, int best) {
        return LabelSearch.of(new TranscriptSpec(beam, best, 0));
    }

    /** Reads a sequence in pieces. */
    private static List<Settled> all(LabelStream stream, float[][] logs, int piece) {
        List<Settled> all = new ArrayList<>();
        for (int t = 0; t < logs.length; t += piece) {
            all.addAll(stream.read(Arrays.copyOfRange(logs, t, Math.min(logs.length, t + piece))));
        }
        all.addAll(stream.end());
        return all;
    }

    private static int[] labels(List<Settled> settled) {
        return settled.stream().mapToInt(Settled::label).toArray();
    }

    /** Log probabilities with one likely label a step. */
    private static float[][] spikes(int... labels) {
        return Arrays.stream(labels)
                .mapToObj(label -> {
                    float[] logs = new float[4];
                    Arrays.fill(logs, (float) Math.log(0.01));
                    logs[label] = (float) Math.log(0.97);
                    return logs;
                })
                .toArray(float[][]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void theBestPathIsThatOfTheWhole(int piece) {
        for (int seed = 0; seed < 20; seed++) {
            float[][] logs = Lattice.random(60, 4, seed).logs();
            int[] whole = search(1, 1).of(logs).get(0).tokens();

            List<Settled> settled = all(search(1, 1).stream(), logs, piece);

            assertThat(labels(settled)).isEqualTo(whole);
            List<Alignment.Span> spans = Alignment.of(logs, whole).spans();
            for (int i = 0; i < whole.length; i++) {
                assertThat(settled.get(i).begin()).isEqualTo(spans.get(i).begin());
                assertThat(settled.get(i).end()).isEqualTo(spans.get(i).end());
                assertThat(settled.get(i).confidence()).isCloseTo(spans.get(i).confidence(), within(1e-9));
            }
        }
    }

    @Test
    void aWideBeamFindsTheBestOfTheWhole() {
        for (int seed = 0; seed < 30; seed++) {
            float[][] logs = Lattice.random(6, 3, seed).logs();
            assertThat(labels(all(search(WIDE, 1).stream(), logs, 2)))
                    .isEqualTo(search(WIDE, 1).of(logs).get(0).tokens());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void aBeamFindsWhatTheSameBeamKeepsOfTheWhole(int beam) {
        for (int seed = 0; seed < 30; seed++) {
            float[][] logs = Lattice.random(99, 4, seed).logs(); // longer than the search keeps dropped beginnings
            int[] found = labels(all(search(beam, 1).stream(), logs, 7));
            assertThat(search(beam, beam).of(logs)).anyMatch(one -> Arrays.equals(one.tokens(), found));
        }
    }

    @Test
    void labelsSettleWhileTheSequenceArrives() {
        float[][] logs = spikes(0, 1, 1, 0, 2, 0, 0, 2, 3, 0, 0, 0, 0, 0);

        LabelStream greedy = search(1, 1).stream();
        assertThat(greedy.read(Arrays.copyOf(logs, 3))).isEmpty();
        assertThat(greedy.pending()).containsExactly(1);
        assertThat(greedy.read(Arrays.copyOfRange(logs, 3, 4)))
                .containsExactly(new Settled(1, 1, 3, Math.exp((double) (float) Math.log(0.97))));
        assertThat(greedy.pending()).isEmpty();

        List<Settled> settled = all(search(4, 1).stream(), logs, 1);
        assertThat(labels(settled)).containsExactly(1, 2, 2, 3);
        assertThat(settled).extracting(Settled::begin).containsExactly(1L, 4L, 7L, 8L);
        assertThat(settled.get(3).confidence()).isCloseTo(0.97, within(1e-6));
        LabelStream beam = search(2, 1).stream();
        assertThat(labels(beam.read(logs))).as("before the end").startsWith(1, 2);
    }

    @Test
    void anOldDoubtIsDecided() {
        int[] path = new int[200];
        path[3] = 1;
        path[150] = 2;
        float[][] logs = spikes(path);
        logs[3] = new float[] {
            (float) Math.log(0.01), (float) Math.log(0.5), (float) Math.log(0.48), (float) Math.log(0.01)
        };
        LabelStream stream = search(2, 1).stream();

        assertThat(stream.read(Arrays.copyOf(logs, 103))).as("100 steps later").isEmpty();
        assertThat(labels(stream.read(Arrays.copyOfRange(logs, 103, 104)))).containsExactly(1);
        assertThat(stream.pending()).isEmpty();
    }

    @Test
    void wordsAreCompleteWhenTheNextBegins() {
        LabelWords words = new LabelWords(new LabelTexts(List.of("a", "b", " "), false));

        assertThat(words.read(List.of(new Settled(1, 2, 4, 0.5), new Settled(2, 5, 6, 0.125))))
                .isEmpty();
        assertThat(words.pending(new int[] {1})).isEqualTo("aba");
        assertThat(words.read(List.of(new Settled(3, 8, 9, 1)))).containsExactly(new LabelWords.Word("ab", 2, 6, 0.25));
        assertThat(words.read(List.of(new Settled(3, 10, 11, 1)))).isEmpty();
        words.read(List.of(new Settled(2, 12, 13, 1)));
        assertThat(words.end()).containsExactly(new LabelWords.Word("b", 12, 13, 1));
        assertThat(words.end()).isEmpty();
        assertThat(words.separator()).isEqualTo(" ");
    }

    @Test
    void labelsWithoutBlanksAreCompleteAtOnce() {
        LabelWords digits = new LabelWords(new LabelTexts(List.of("1", "2"), false));
        assertThat(digits.read(List.of(new Settled(1, 2, 3, 1), new Settled(1, 5, 6, 1))))
                .extracting(LabelWords.Word::text)
                .containsExactly("1", "1");
        assertThat(digits.separator()).isEmpty();

        LabelWords phonemes = new LabelWords(new LabelTexts(List.of("AH", "T"), true));
        assertThat(phonemes.read(List.of(new Settled(1, 2, 3, 1), new Settled(2, 5, 6, 1))))
                .extracting(LabelWords.Word::text)
                .containsExactly("AH", "T");
        assertThat(phonemes.separator()).isEqualTo(" ");
    }
}
