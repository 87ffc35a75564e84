package org.rnn4j.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.sequence.Decoded;

class SamplingTest {
    private static final int DRAWS = 10_000;

    private static DecodingSpec spec(int best, int noRepeat, int min, int max) {
        return new DecodingSpec(1, 0, 0, best, noRepeat, min, max, true);
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
        }
    }

    @Test
    void aBeamHasNoPartInIt() {
        assertThatThrownBy(() -> new DecodingSpec(4, 0, 0, 1, 0, 0, 5, true))
                .hasMessage("decoding.sample = true draws answers one by one, but decoding.beam = 4; leave one out");
    }
}
