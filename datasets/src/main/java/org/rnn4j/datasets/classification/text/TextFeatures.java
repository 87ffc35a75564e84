package org.rnn4j.datasets.classification.text;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.datasets.classification.linear.FeatureRows;

/**
 * The features of a text without their positions: its tokens, and its pairs of adjacent tokens.
 *
 * @param columns number of each feature, from 0 in the order of the map; see {@link #of(SequenceValues)}
 * @param isLimited whether rare features were left out
 */
record TextFeatures(Map<Long, Integer> columns, boolean isLimited) {

    /**
     * The features of some texts, in the order in which they occur first.
     *
     * @param most number of features beyond which only those in the most texts are kept, the most frequent first
     */
    static TextFeatures of(List<SequenceValues> texts, int most) {
        Map<Long, Integer> counts = new LinkedHashMap<>(); // of the texts in which a feature occurs
        texts.forEach(text -> of(text).distinct().forEach(feature -> counts.merge(feature, 1, Integer::sum)));
        if (counts.size() <= most) {
            return new TextFeatures(numbered(List.copyOf(counts.keySet())), false);
        }
        return new TextFeatures(
                numbered(counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())) // stable: ties take the first
                        .limit(most)
                        .map(Map.Entry::getKey)
                        .toList()),
                true);
    }

    private static Map<Long, Integer> numbered(List<Long> features) {
        Map<Long, Integer> columns = new LinkedHashMap<>();
        features.forEach(feature -> columns.put(feature, columns.size()));
        return columns;
    }

    /** Every feature, as often as it occurs: a token by its id, a pair by a larger number. */
    static LongStream of(SequenceValues text) {
        int[] ids = ((TokenIds) text).ids();
        return IntStream.range(0, ids.length)
                .mapToObj(i -> i == 0 ? LongStream.of(ids[0]) : LongStream.of(ids[i], (ids[i - 1] + 1L) << 32 | ids[i]))
                .flatMapToLong(features -> features);
    }

    /** The columns of the features that occur in a text, each once; features without a column are left out. */
    int[] present(SequenceValues text) {
        return of(text).distinct()
                .mapToObj(columns::get)
                .filter(column -> column != null)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    FeatureRows rows(List<SequenceValues> texts) {
        return FeatureRows.present(
                columns.size(), texts.stream().map(this::present).toList());
    }

    /** The features in the order of their numbers, eight bytes each. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * columns.size());
        columns.keySet().forEach(bytes::putLong);
        return bytes.array();
    }

    /** Reads what {@link #bytes} returned; a feature that occurs twice has one column, so that fewer are left. */
    static TextFeatures of(byte[] bytes) {
        LongBuffer features = ByteBuffer.wrap(bytes).asLongBuffer();
        Map<Long, Integer> columns = new LinkedHashMap<>();
        while (features.hasRemaining()) {
            columns.putIfAbsent(features.get(), columns.size());
        }
        return new TextFeatures(columns, false);
    }
}
