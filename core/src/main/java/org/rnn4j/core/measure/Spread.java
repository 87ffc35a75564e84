package org.rnn4j.core.measure;

import java.util.Arrays;
import java.util.Collection;

/**
 * Mean and deviation of a number that was measured several times.
 *
 * @param mean arithmetic mean
 * @param deviation sample standard deviation, with n - 1 in the denominator; NaN for a single number
 * @param count how often it was measured
 */
public record Spread(double mean, double deviation, int count) {

    /** The spread of some numbers, at least one. */
    public static Spread of(Collection<Double> values) {
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double squares = Arrays.stream(numbers)
                .map(number -> (number - mean) * (number - mean))
                .sum();
        return new Spread(
                mean, numbers.length == 1 ? Double.NaN : Math.sqrt(squares / (numbers.length - 1)), numbers.length);
    }
}
