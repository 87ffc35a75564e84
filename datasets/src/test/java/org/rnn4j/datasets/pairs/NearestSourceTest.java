package org.rnn4j.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

class NearestSourceTest {

    private static List<SequenceValues> sources(int[]... ids) {
        return Stream.of(ids)
                .map(some -> (SequenceValues) new TokenIds(1, some.length, some))
                .toList();
    }

    private static int[] ids(int... ids) {
        return ids;
    }

    /** Token 1 is common, token 2 rare: of a question with both, the rare one decides. */
    @Test
    void aRareTokenWeighsMore() {
        NearestSource training = new NearestSource(sources(ids(1, 1), ids(2), ids(1, 3), ids(1, 4), ids(1, 5)));
        assertThat(training.nearest(sources(ids(1, 2), ids(1)))).hasValue(new int[] {1, 0});
    }

    @Test
    void ofTwoSourcesWithATokenTheShorterIsNearer() {
        NearestSource training = new NearestSource(sources(ids(2, 3), ids(2)));
        assertThat(training.nearest(sources(ids(2), ids(3, 2), ids(3)))).hasValue(new int[] {1, 0, 0});
    }

    @Test
    void aTokenThatOccursTwiceCountsTwice() {
        NearestSource training = new NearestSource(sources(ids(1, 2), ids(1, 2, 2)));
        assertThat(training.nearest(sources(ids(1, 2, 2), ids(1, 2)))).hasValue(new int[] {1, 0});
    }

    @Test
    void aSourceWithoutKnownTokensGetsTheFirst() {
        assertThat(new NearestSource(sources(ids(1), ids(2))).nearest(sources(ids(9))))
                .hasValue(new int[] {0});
    }
}
