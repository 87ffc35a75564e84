package org.rnn4j.datasets.forecasting;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The saved form of a {@link LinearForecast}.
 *
 * @param steps steps ahead
 */
record SavedLinear(boolean fromLast, int history, int time, int steps, List<Target> targets) {

    /**
     * The map to one target.
     *
     * @param coefficients float32 values {@code [steps][columns + 1]}, the highest byte first, in Base64
     */
    record Target(List<Integer> columns, String coefficients) {}

    static SavedLinear of(LinearForecast linear) {
        return new SavedLinear(
                linear.fromLast(),
                linear.history(),
                linear.time(),
                linear.steps(),
                linear.targets().stream().map(SavedLinear::saved).toList());
    }

    private static Target saved(LinearForecast.Target target) {
        List<Integer> columns = Arrays.stream(target.columns()).boxed().toList();
        float[][] rows = target.coefficients();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * rows.length * (columns.size() + 1));
        for (float[] row : rows) {
            for (float value : row) {
                bytes.putFloat(value);
            }
        }
        return new Target(columns, Base64.getEncoder().encodeToString(bytes.array()));
    }

    LinearForecast forecast() {
        return new LinearForecast(
                fromLast, history, time, targets.stream().map(this::read).toList());
    }

    private LinearForecast.Target read(Target saved) {
        int[] columns = saved.columns().stream().mapToInt(Integer::intValue).toArray();
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(saved.coefficients()));
        float[][] rows = new float[steps][columns.length + 1];
        for (float[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                row[c] = bytes.getFloat();
            }
        }
        return new LinearForecast.Target(columns, rows);
    }
}
