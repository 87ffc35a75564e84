package org.rnn4j.datasets.classification.text;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** The features of a text without their positions: its tokens, and its pairs of adjacent tokens. */
final class TokensAndPairs {
    private TokensAndPairs() {}

    /** Every feature, as often as it occurs: a token by its id, a pair by a larger number. */
    static LongStream of(SequenceValues text) {
        int[] ids = ((TokenIds) text).ids();
        return IntStream.range(0, ids.length)
                .mapToObj(i -> i == 0 ? LongStream.of(ids[0]) : LongStream.of(ids[i], (ids[i - 1] + 1L) << 32 | ids[i]))
                .flatMapToLong(features -> features);
    }

    /** The columns of the features that occur in a text, each once; features without a column are left out. */
    static int[] columns(SequenceValues text, Map<Long, Integer> columns) {
        return of(text).distinct()
                .mapToObj(columns::get)
                .filter(column -> column != null)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
