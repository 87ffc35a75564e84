package org.rnn4j.datasets.classification.series;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.classification.Baseline;
import org.rnn4j.datasets.classification.Nearest;
import org.rnn4j.datasets.examples.Padding;

/**
 * The class of the nearest training series by Euclidean distance over all time steps and channels; the usual baseline
 * of the UCR archive. Series of different lengths are first resampled to {@value #STRETCHED} steps by linear
 * interpolation.
 *
 * @see <a href="https://arxiv.org/abs/1810.07758">Dau et al., 2018</a>
 */
record NearestNeighbour() implements Baseline {
    /** Maximum number of differences to compute; more would take too long. */
    private static final double MOST = 2e10;

    private static final int STRETCHED = 50;

    @Override
    public Fitted fit(List<SequenceValues> training, int[] classes, int classCount) {
        return asked -> predict(training, classes, asked);
    }

    private static Optional<Predicted> predict(
            List<SequenceValues> training, int[] classes, List<SequenceValues> asked) {
        boolean isEven = Stream.concat(training.stream(), asked.stream())
                        .mapToInt(Padding::steps)
                        .distinct()
                        .count()
                == 1;
        List<float[]> known = values(training, isEven);
        List<float[]> series = values(asked, isEven);
        if ((double) known.size() * series.size() * known.get(0).length > MOST) {
            return Optional.empty();
        }
        int[] predicted = new int[series.size()];
        Arrays.setAll(predicted, i -> classes[Nearest.of(known, series.get(i))]);
        return Optional.of(new Predicted("nearest neighbour (Euclid)", predicted));
    }

    private static List<float[]> values(List<SequenceValues> all, boolean isEven) {
        return all.stream()
                .map(RealVectors.class::cast)
                .map(series -> isEven ? series.values() : Resampling.of(series, STRETCHED))
                .toList();
    }
}
