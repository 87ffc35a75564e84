package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Recursive forecasts along paths that are drawn from the predicted distributions, as in DeepAR (Salinas et al., 2017). The
 * forecast is the quantiles of the paths and their median, so it widens with the steps ahead.
 *
 * <p>Between its levels, and beyond them, a predicted distribution is taken for one whose quantiles are a piecewise linear
 * function of those of the standard normal distribution, which is exact for a normal one. Targets are drawn independently. The
 * draws depend on the origin of a window only.
 */
final class SampledPaths implements Rollout {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final SeriesOptions options;
    private final WindowEncoder encoder;
    private final WindowBatches batches;
    private final List<Window> windows;
    /** {@code paths} copies of each window, one after the other. */
    private final List<Window> rolled = new ArrayList<>();

    /** One for each window: generators with neighbouring seeds draw alike. */
    private final List<Random> randoms = new ArrayList<>();

    private int ahead;

    SampledPaths(SeriesOptions options, WindowEncoder encoder, List<Window> windows) {
        this.options = options;
        this.encoder = encoder;
        this.batches = new WindowBatches(options, encoder);
        this.windows = windows;
        for (Window window : windows) {
            for (int path = 0; path < options.paths(); path++) {
                rolled.add(SeriesRollout.extended(options, encoder, window, options.horizon()));
            }
            randoms.add(new Random(window.origin()));
        }
    }

    @Override
    public int steps() {
        return options.horizon();
    }

    @Override
    public SequenceBatch next(Predictions step) {
        take((Predictions.Values) step);
        return batches.inputs(rolled);
    }

    /** The first step has a row for each window, later steps one for each path. */
    private void take(Predictions.Values step) {
        if (step.levels().length < 2) {
            throw new UserException(
                    "data.paths = %d, but model.distribution has no quantiles to draw from; set it to gaussian, student-t or quantile"
                            .formatted(options.paths()));
        }
        double[] scores = Arrays.stream(step.levels())
                .map(NORMAL::inverseCumulativeProbability)
                .toArray();
        ahead++;
        for (int i = 0; i < rolled.size(); i++) {
            Window before = rolled.get(i);
            Frame frame = encoder.frame(before, 1);
            float[][] quantiles = step.quantiles()[ahead == 1 ? i / options.paths() : i];
            for (int j = 0; j < options.targets(); j++) {
                double drawn = at(randoms.get(i / options.paths()).nextGaussian(), scores, quantiles[j]);
                before.series().values()[j][before.origin() + 1] =
                        frame.value(1, j, options.counts() ? Math.max(0, Math.rint(drawn)) : drawn);
            }
            rolled.set(i, new Window(before.fitted(), before.series(), before.origin() + 1));
        }
    }

    /** The quantile at a standard normal score. */
    private static double at(double score, double[] scores, float[] quantiles) {
        int above = 1;
        while (above < scores.length - 1 && scores[above] < score) {
            above++;
        }
        double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return quantiles[above - 1] + share * (quantiles[above] - quantiles[above - 1]);
    }

    @Override
    public Predictions last(Predictions step) {
        take((Predictions.Values) step);
        double[] levels = ((Predictions.Values) step).levels();
        int targets = options.targets();
        float[][] point = new float[windows.size()][steps() * targets];
        float[][][] quantiles = new float[windows.size()][steps() * targets][levels.length];
        for (int b = 0; b < point.length; b++) {
            Frame frame = encoder.frame(windows.get(b), steps());
            for (int place = 0; place < point[b].length; place++) {
                int k = place / targets + 1;
                double[] drawn = drawn(b, k, place % targets);
                point[b][place] = (float) frame.scaled(k, place % targets, quantile(drawn, 0.5));
                for (int l = 0; l < levels.length; l++) {
                    quantiles[b][place][l] = (float) frame.scaled(k, place % targets, quantile(drawn, levels[l]));
                }
            }
        }
        return new Predictions.Values(point, levels, quantiles);
    }

    /** The values of all paths of a window, in increasing order. */
    private double[] drawn(int b, int k, int j) {
        return rolled.subList(b * options.paths(), (b + 1) * options.paths()).stream()
                .mapToDouble(path -> path.series().values()[j][encoder.firstOrigin() + k])
                .sorted()
                .toArray();
    }

    private static double quantile(double[] sorted, double level) {
        double at = level * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
