package org.rnn4j.datasets.timeseries;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.datasets.batch.VectorInputs;
import org.rnn4j.datasets.classification.Baseline;
import org.rnn4j.datasets.classification.ClassifiedPart;

/**
 * The class of the training series that is nearest by Euclidean distance over all steps and channels; the usual floor of
 * the UCR archive. It suits series of one length.
 *
 * @see <a href="https://arxiv.org/abs/1810.07758">Dau et al., 2018</a>
 */
record NearestNeighbour() implements Baseline<VectorInputs> {
    /** Differences beyond which nobody would wait. */
    private static final double MOST = 2e10;

    @Override
    public String name() {
        return "nearest neighbour (Euclid)";
    }

    @Override
    public Optional<int[]> answers(ClassifiedPart<VectorInputs> training, VectorInputs inputs, int classes) {
        List<float[]> known = training.inputs().values();
        int width = known.get(0).length;
        boolean isEven = IntStream.concat(
                        known.stream().mapToInt(v -> v.length),
                        inputs.values().stream().mapToInt(v -> v.length))
                .allMatch(length -> length == width);
        if (!isEven || (double) known.size() * inputs.size() * width > MOST) {
            return Optional.empty();
        }
        int[] answers = new int[inputs.size()];
        Arrays.setAll(
                answers, i -> training.classes()[nearest(known, inputs.values().get(i))]);
        return Optional.of(answers);
    }

    private static int nearest(List<float[]> known, float[] series) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < known.size(); k++) {
            double distance = squaredDistance(known.get(k), series, least);
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    /** Stops where it is beyond {@code enough}. */
    private static double squaredDistance(float[] a, float[] b, double enough) {
        double sum = 0;
        for (int i = 0; i < a.length && sum < enough; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
