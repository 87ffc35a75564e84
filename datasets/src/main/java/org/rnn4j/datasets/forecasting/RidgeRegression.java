package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Ridge regression of the horizon on the window (Hoerl and Kennard, 1970): the coefficients that minimise the squared error of
 * the training windows plus {@code strength * n * mean variance of a column} times their squares, without the intercept.
 *
 * <p>The strength and what is read are those with the least absolute error on the validation windows: the target's own
 * lags; these and all features of the last row and of the rows known ahead; or the lags of all targets; each as levels or
 * as differences to the last value.
 */
final class RidgeRegression {
    private static final double[] STRENGTHS = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1};
    /** More windows are thinned out, more columns not read: the normal equations then take seconds. */
    private static final int MOST_WINDOWS = 20_000;

    private static final int MOST_COLUMNS = 1_000;
    private static final int FEWEST_WINDOWS = 4;

    private final WindowEncoder encoder;
    private final int steps;
    private final int targets;
    private final List<float[]> inputs;
    private final List<double[]> outputs;
    private final int training;

    private RidgeRegression(
            WindowEncoder encoder, int steps, int targets, List<Window> train, List<Window> validation) {
        this.encoder = encoder;
        this.steps = steps;
        this.targets = targets;
        inputs = new ArrayList<>();
        outputs = new ArrayList<>();
        add(train);
        training = inputs.size();
        add(validation);
    }

    /**
     * The best map for some windows.
     *
     * @param encoder the encoding of windows, without a linear path
     * @param steps steps ahead
     * @param validation if there is none, every fifth training window is held back
     * @return empty if there are too few windows whose horizon is known
     */
    static Optional<LinearForecast> fit(
            WindowEncoder encoder, int steps, int targets, List<Window> train, List<Window> validation) {
        List<Window> held = validation;
        List<Window> fitted = train;
        if (validation.isEmpty()) {
            held = everyFifth(train, rest -> rest == 0);
            fitted = everyFifth(train, rest -> rest != 0);
        }
        RidgeRegression ridge = new RidgeRegression(encoder, steps, targets, fitted, held);
        boolean enough = ridge.training >= FEWEST_WINDOWS && ridge.inputs.size() > ridge.training;
        return enough ? Optional.of(ridge.best()) : Optional.empty();
    }

    private static List<Window> everyFifth(List<Window> windows, IntPredicate kept) {
        return IntStream.range(0, windows.size())
                .filter(w -> kept.test(w % 5))
                .mapToObj(windows::get)
                .toList();
    }

    private void add(List<Window> windows) {
        int every = Math.max(1, (windows.size() + MOST_WINDOWS - 1) / MOST_WINDOWS);
        for (int w = 0; w < windows.size(); w += every) {
            double[] horizon = encoder.outputs(windows.get(w), steps);
            if (Arrays.stream(horizon).noneMatch(Double::isNaN)) {
                inputs.add(encoder.inputs(windows.get(w)));
                outputs.add(horizon);
            }
        }
    }

    private LinearForecast best() {
        LinearForecast best = null;
        double least = Double.POSITIVE_INFINITY;
        for (boolean fromLast : new boolean[] {true, false}) {
            for (Reads reads : Reads.values()) {
                for (LinearForecast one : candidates(fromLast, reads)) {
                    double error = error(one);
                    if (error < least || best == null) {
                        least = error;
                        best = one;
                    }
                }
            }
        }
        return best;
    }

    /** The inputs of the map to a target. */
    private enum Reads {
        OWN_LAGS,
        LAST_ROW_AND_AHEAD,
        ALL_LAGS
    }

    /** One map for each strength; none if there are too many columns. */
    private List<LinearForecast> candidates(boolean fromLast, Reads reads) {
        if (reads == Reads.ALL_LAGS && targets == 1) {
            return List.of();
        }
        List<List<LinearForecast.Target>> byStrength = new ArrayList<>();
        Arrays.stream(STRENGTHS).forEach(strength -> byStrength.add(new ArrayList<>()));
        for (int j = 0; j < targets; j++) {
            int[] columns = columns(j, reads);
            if (columns.length > MOST_COLUMNS) {
                return List.of();
            }
            NormalEquations equations = equations(j, columns, fromLast);
            for (int s = 0; s < STRENGTHS.length; s++) {
                byStrength.get(s).add(new LinearForecast.Target(columns, equations.solve(STRENGTHS[s])));
            }
        }
        return byStrength.stream().map(maps -> map(fromLast, maps)).toList();
    }

    private LinearForecast map(boolean fromLast, List<LinearForecast.Target> maps) {
        return new LinearForecast(fromLast, encoder.history(), encoder.time(), maps);
    }

    private int[] columns(int j, Reads reads) {
        int time = encoder.time();
        int history = encoder.history();
        return IntStream.range(0, encoder.features() * time)
                .filter(place -> {
                    int feature = place / time;
                    int step = place % time;
                    boolean own = feature == j && step < history;
                    return switch (reads) {
                        case OWN_LAGS -> own;
                        case LAST_ROW_AND_AHEAD -> own || step >= history - 1;
                        case ALL_LAGS -> feature < targets && step < history;
                    };
                })
                .toArray();
    }

    private NormalEquations equations(int j, int[] columns, boolean fromLast) {
        LinearForecast reader = map(fromLast, List.of());
        NormalEquations equations = new NormalEquations(columns.length, steps);
        for (int pass = 0; pass < 2; pass++) { // means, then products
            for (int w = 0; w < training; w++) {
                double last = reader.last(inputs.get(w), j);
                double[] y = new double[steps];
                for (int k = 0; k < steps; k++) {
                    y[k] = outputs.get(w)[k * targets + j] - last;
                }
                equations.add(pass, reader.read(inputs.get(w), columns, targets), y, training);
            }
        }
        return equations;
    }

    private double error(LinearForecast map) {
        double sum = 0;
        for (int w = training; w < inputs.size(); w++) {
            double[] forecast = map.forecast(inputs.get(w));
            for (int i = 0; i < forecast.length; i++) {
                sum += Math.abs(forecast[i] - outputs.get(w)[i]);
            }
        }
        return sum;
    }

    /** {@code X'X} and {@code X'Y} of centred columns. */
    private static final class NormalEquations {
        private final double[] meanX;
        private final double[] meanY;
        private final double[][] xx;
        private final double[][] xy;

        NormalEquations(int columns, int steps) {
            meanX = new double[columns];
            meanY = new double[steps];
            xx = new double[columns][columns];
            xy = new double[columns][steps];
        }

        void add(int pass, double[] x, double[] y, int rows) {
            if (pass == 0) {
                addTo(meanX, x, 1.0 / rows);
                addTo(meanY, y, 1.0 / rows);
                return;
            }
            addTo(x, meanX, -1);
            addTo(y, meanY, -1);
            for (int c = 0; c < x.length; c++) {
                if (x[c] != 0) {
                    addTo(xx[c], x, x[c]);
                    addTo(xy[c], y, x[c]);
                }
            }
        }

        private static void addTo(double[] sum, double[] values, double factor) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += factor * values[i];
            }
        }

        /** Coefficients {@code [steps][columns + 1]}. */
        float[][] solve(double strength) {
            int columns = meanX.length;
            double trace =
                    IntStream.range(0, columns).mapToDouble(c -> xx[c][c]).sum();
            double penalty = Math.max(strength * trace / columns, Double.MIN_NORMAL * 1e16);
            double[][] left = Arrays.stream(xx).map(double[]::clone).toArray(double[][]::new);
            for (int c = 0; c < columns; c++) {
                left[c][c] += penalty;
            }
            RealMatrix solved = new CholeskyDecomposition(new Array2DRowRealMatrix(left, false), 1e-6, 0)
                    .getSolver()
                    .solve(new Array2DRowRealMatrix(xy, false));
            float[][] coefficients = new float[meanY.length][columns + 1];
            for (int k = 0; k < meanY.length; k++) {
                double intercept = meanY[k];
                for (int c = 0; c < columns; c++) {
                    coefficients[k][c] = (float) solved.getEntry(c, k);
                    intercept -= solved.getEntry(c, k) * meanX[c];
                }
                coefficients[k][columns] = (float) intercept;
            }
            return coefficients;
        }
    }
}
