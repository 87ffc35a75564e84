package org.rnn4j.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.sequence.Decoded;

class SamplingTest {
    private static final int DRAWS = 10_000;

    private static DecodingSpec spec(int best, int noRepeat, int min, int max) {
        return new DecodingSpec(1, 0, 0, best, noRepeat, min, max, true, 1, 0);
    }

    @Test
    void anAnswerComesAsOftenAsItIsLikely() {
        MarkovDecoder decoder = new MarkovDecoder(2, 5, 4, false);
        for (List<Decoded> drawn : new Sampling(spec(DRAWS, 0, 0, 200), 7).draw(decoder)) {
            assertThat(drawn).hasSize(DRAWS);
            Map<String, Integer> counts = new LinkedHashMap<>();
            Map<String, Double> likely = new LinkedHashMap<>();
            for (Decoded answer : drawn) {
                String tokens = Arrays.toString(answer.tokens());
                counts.merge(tokens, 1, Integer::sum);
                likely.put(tokens, Math.exp(answer.logProbability()));
            }
            double begun = 1
                    - likely.values().stream().mapToDouble(Double::doubleValue).sum();
            assertThat(begun).isGreaterThan(-1e-6); // what begin would have got is shared out among the others
            likely.forEach((tokens, probability) ->
                    assertThat((double) counts.get(tokens) / DRAWS).isGreaterThan(probability - 0.025));
        }
    }

    @Test
    void drawsKeepTheirLimits() {
        for (List<Decoded> drawn : new Sampling(spec(50, 1, 2, 3), 7).draw(new MarkovDecoder(3, 5, 9, true))) {
            assertThat(drawn).hasSize(50).allSatisfy(answer -> {
                assertThat(answer.tokens().length).isBetween(2, 3);
                assertThat(Arrays.stream(answer.tokens()).distinct().count()).isEqualTo(answer.tokens().length);
                assertThat(answer.attention()).hasDimensions(answer.tokens().length + 1, 2);
                assertThat(answer.score()).isCloseTo(answer.logProbability(), within(1e-9));
            });
            assertThat(drawn).extracting(answer -> answer.tokens().length).contains(2, 3);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.001, 0", "1, 1"})
    void nearTemperatureZeroAndFromTheLikeliestTokenAloneAnswersAreGreedy(double temperature, int topK) {
        MarkovDecoder decoder = new MarkovDecoder(20, 5, 4, false);
        var greedy = new BeamSearch(new DecodingSpec(1, 0, 0, 1, 0, 0, 20, false, 1, 0)).search(decoder);
        var drawn = new Sampling(new DecodingSpec(1, 0, 0, 3, 0, 0, 20, true, temperature, topK), 7).draw(decoder);
        for (int source = 0; source < 20; source++) {
            Decoded likeliest = greedy.get(source).get(0);
            assertThat(drawn.get(source)).hasSize(3).allSatisfy(answer -> {
                assertThat(answer.tokens()).containsExactly(likeliest.tokens());
                assertThat(answer.logProbability()).isCloseTo(likeliest.logProbability(), within(1e-9));
            });
        }
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(texts(7)).isEqualTo(texts(7)).isNotEqualTo(texts(8));
    }

    private static List<String> texts(long seed) {
        MarkovDecoder decoder = new MarkovDecoder(2, 5, 4, false);
        return new Sampling(new DecodingSpec(1, 0, 0, 20, 0, 0, 20, true, 0.8, 3), seed)
                .draw(decoder).stream()
                        .flatMap(List::stream)
                        .map(answer -> Arrays.toString(answer.tokens()))
                        .toList();
    }

    @Test
    void whatNothingDrawsByIsRefused() {
        assertThatThrownBy(() -> new DecodingSpec(1, 0, 0, 1, 0, 0, 5, false, 0.7, 0))
                .hasMessage("decoding.temperature = 0.7, but nothing is sampled; set decoding.sample to true");
        assertThatThrownBy(() -> new DecodingSpec(1, 0, 0, 1, 0, 0, 5, false, 1, 3))
                .hasMessage("decoding.top-k = 3, but nothing is sampled; set decoding.sample to true");
    }

    @Test
    void aBeamHasNoPartInIt() {
        assertThatThrownBy(() -> new DecodingSpec(4, 0, 0, 1, 0, 0, 5, true, 1, 0))
                .hasMessage(
                        "decoding.sample = true samples predictions one by one, but decoding.beam = 4; remove one of them");
    }
}
