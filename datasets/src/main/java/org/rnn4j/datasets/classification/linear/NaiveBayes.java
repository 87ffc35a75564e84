package org.rnn4j.datasets.classification.linear;

/**
 * Multinomial naive Bayes on features that are present or absent. With n_cf the number of examples of class c that have feature
 * f, n_c the sum of n_cf over the features, and V the number of features,
 *
 * <pre>
 *   score_c = ln P(c) + Σ_f ln((n_cf + 1) / (n_c + V))
 * </pre>
 *
 * @see <a href="https://aclanthology.org/P12-2018">Wang and Manning, 2012</a>: presence is better than counts on most texts
 */
public final class NaiveBayes {
    private NaiveBayes() {}

    /**
     * Fits examples.
     *
     * @param rows their values are not used
     * @param classes class of each example, in [0, classCount)
     */
    public static LinearWeights fit(FeatureRows rows, int[] classes, int classCount) {
        int width = rows.width();
        double[] counts = new double[width * classCount];
        double[] totals = new double[classCount];
        double[] examples = new double[classCount];
        for (int e = 0; e < classes.length; e++) {
            examples[classes[e]]++;
            for (int column : rows.columns().get(e)) {
                counts[column * classCount + classes[e]]++;
                totals[classes[e]]++;
            }
        }
        float[] weights = new float[(width + 1) * classCount];
        for (int c = 0; c < classCount; c++) {
            for (int f = 0; f < width; f++) {
                weights[f * classCount + c] = (float) Math.log((counts[f * classCount + c] + 1) / (totals[c] + width));
            }
            weights[width * classCount + c] = (float) Math.log(Math.max(examples[c], 1e-9) / classes.length);
        }
        return new LinearWeights(classCount, weights);
    }
}
