package org.rnn4j.datasets.classification.series;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.classification.Baseline;
import org.rnn4j.datasets.classification.FittedLinear;
import org.rnn4j.datasets.classification.linear.LogisticRegression;
import org.rnn4j.datasets.classification.linear.Standardization;

/**
 * Logistic regression on the values of a series, resampled to {@value #STEPS} steps, and on the mean, standard
 * deviation, minimum, maximum and slope of each channel. Features are standardized by the training split.
 */
record SeriesRegression() implements Baseline {
    private static final int STEPS = 50;
    private static final int SUMMARY = 5;
    /** Features of one channel. */
    static final int FEATURES = STEPS + SUMMARY;

    /** Maximum number of weights times series; more would take too long. */
    private static final double MOST = 4e7;

    @Override
    public Fitted fit(List<SequenceValues> training, int[] classes, int classCount) {
        int width = ((RealVectors) training.get(0)).features() * FEATURES;
        if ((double) width * classCount * training.size() > MOST) {
            return asked -> Optional.empty();
        }
        List<float[]> known = features(training);
        Standardization scale = Standardization.fit(known);
        LogisticRegression regression = LogisticRegression.fit(scale.rows(known), classes, classCount);
        return new FittedLinear(
                "logistic regression", "values and summary", new SeriesScores(scale, regression.weights()));
    }

    private static List<float[]> features(List<SequenceValues> series) {
        return series.stream().map(one -> features((RealVectors) one)).toList();
    }

    /** {@code [features * STEPS]} values, then {@code [features, SUMMARY]}. */
    static float[] features(RealVectors series) {
        int channels = series.features();
        float[] features = new float[channels * FEATURES];
        System.arraycopy(Resampling.of(series, STEPS), 0, features, 0, channels * STEPS);
        for (int f = 0; f < channels; f++) {
            summarize(series, f, features, channels * STEPS + f * SUMMARY);
        }
        return features;
    }

    private static void summarize(RealVectors series, int feature, float[] into, int at) {
        int time = series.time();
        double sum = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int t = 0; t < time; t++) {
            float value = series.at(0, feature, t);
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        double mean = sum / time;
        double squares = 0;
        double product = 0; // of values and times, about their means
        double timeSquares = 0;
        for (int t = 0; t < time; t++) {
            double difference = series.at(0, feature, t) - mean;
            double offset = t - (time - 1) / 2.0;
            squares += difference * difference;
            product += difference * offset;
            timeSquares += offset * offset;
        }
        into[at] = (float) mean;
        into[at + 1] = (float) Math.sqrt(squares / time);
        into[at + 2] = min;
        into[at + 3] = max;
        into[at + 4] = timeSquares == 0 ? 0 : (float) (product / timeSquares); // per time step
    }
}
