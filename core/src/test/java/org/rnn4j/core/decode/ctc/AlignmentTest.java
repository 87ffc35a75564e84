package org.rnn4j.core.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.decode.ctc.Alignment.Span;
import org.rnn4j.core.error.UserException;

class AlignmentTest {

    /** The spans of a path, and the product of the label's probabilities at its steps. */
    private static List<Span> spans(Lattice lattice, int[] path) {
        List<Span> spans = new ArrayList<>();
        for (int t = 0; t < path.length; ) {
            int end = t;
            double log = 0;
            while (end < path.length && path[end] == path[t]) {
                log += lattice.logs()[end][path[t]];
                end++;
            }
            if (path[t] != 0) {
                spans.add(new Span(t, end, Math.exp(log / (end - t))));
            }
            t = end;
        }
        return spans;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "12", "11", "112", "121", "222", "1212"})
    void isTheMostLikelyOfAllPathsOfTheLabels(String labels) {
        for (int seed = 0; seed < 20; seed++) {
            Lattice lattice = Lattice.random(6, 3, seed);
            int[] best = Arrays.stream(lattice.paths())
                    .filter(path -> Lattice.merged(path).equals(labels))
                    .max((a, b) -> Double.compare(lattice.log(a), lattice.log(b)))
                    .orElseThrow();
            Alignment alignment = Alignment.of(lattice.logs(), Lattice.labels(labels));
            assertThat(alignment.logProbability()).isCloseTo(lattice.log(best), within(1e-6));
            List<Span> expected = spans(lattice, best);
            assertThat(alignment.spans()).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                Span span = alignment.spans().get(i);
                assertThat(span.begin()).isEqualTo(expected.get(i).begin());
                assertThat(span.end()).isEqualTo(expected.get(i).end());
                assertThat(span.confidence()).isCloseTo(expected.get(i).confidence(), within(1e-6));
            }
        }
    }

    @Test
    void nothingIsAlignedWithNothing() {
        assertThat(Alignment.of(new float[0][], new int[0])).isEqualTo(new Alignment(List.of(), 0));
    }

    @Test
    void refusesLabelsThatNeedMoreSteps() {
        float[][] logs = Lattice.random(4, 3, 1).logs();
        assertThat(Alignment.of(logs, new int[] {1, 2, 2}).spans()).hasSize(3);
        assertThatThrownBy(() -> Alignment.of(logs, new int[] {1, 1, 2, 2}))
                .isInstanceOf(UserException.class)
                .hasMessage("4 time steps, but its labels (4, repeats 2) need at least 6");
    }
}
