package org.rnn4j.datasets.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.datasets.codec.CodecJson;
import org.rnn4j.datasets.picture.file.Pixels;

/**
 * Normalisation of channels: mean 0 and deviation 1 over the training split.
 *
 * @param means mean of each channel, 0 to 255
 * @param deviations deviation of each channel
 */
public record ChannelScale(List<Double> means, List<Double> deviations) {
    public ChannelScale {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /** The normalized values of a picture, in the order of its own, from an index on. */
    public void normalize(Pixels pixels, float[] into, int from) {
        int size = pixels.height() * pixels.width();
        for (int c = 0; c < pixels.channels(); c++) {
            float mean = means.get(c).floatValue();
            float factor = (float) (1 / deviations.get(c));
            for (int i = c * size; i < (c + 1) * size; i++) {
                into[from + i] = ((pixels.values()[i] & 0xFF) - mean) * factor;
            }
        }
    }

    /** The picture of normalized values. */
    public Pixels restore(float[] values, int from, int height, int width) {
        int size = height * width;
        byte[] pixels = new byte[means.size() * size];
        for (int c = 0; c < means.size(); c++) {
            for (int i = c * size; i < (c + 1) * size; i++) {
                double value = values[from + i] * deviations.get(c) + means.get(c);
                pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
            }
        }
        return new Pixels(means.size(), height, width, pixels);
    }

    public void write(ObjectNode json) {
        means.forEach(json.putArray("means")::add);
        deviations.forEach(json.putArray("deviations")::add);
    }

    public static ChannelScale read(String format, JsonNode json, int channels) {
        ChannelScale scale = new ChannelScale(CodecJson.numbers(json, "means"), CodecJson.numbers(json, "deviations"));
        if (scale.means.size() != channels
                || scale.deviations.size() != channels
                || !scale.deviations.stream().allMatch(deviation -> deviation > 0)) {
            throw CodecJson.damaged(
                    format,
                    "it has %d channels, %d \"means\" and %d \"deviations\""
                            .formatted(channels, scale.means.size(), scale.deviations.size()));
        }
        return scale;
    }

    /** Collects pictures to normalize by. Not thread-safe. */
    public static final class Sums {
        private final double[] sums;
        private final double[] squares;
        private long count;

        public Sums(int channels) {
            sums = new double[channels];
            squares = new double[channels];
        }

        public void add(Pixels pixels) {
            int size = pixels.height() * pixels.width();
            for (int c = 0; c < sums.length; c++) {
                for (int i = c * size; i < (c + 1) * size; i++) {
                    int value = pixels.values()[i] & 0xFF;
                    sums[c] += value;
                    squares[c] += (double) value * value;
                }
            }
            count += size;
        }

        /** The scale; a channel that never changes keeps its deviation. */
        public ChannelScale scale() {
            List<Double> means = new ArrayList<>();
            List<Double> deviations = new ArrayList<>();
            for (int c = 0; c < sums.length; c++) {
                double mean = count == 0 ? 0 : sums[c] / count;
                double variance = count == 0 ? 0 : squares[c] / count - mean * mean;
                means.add(mean);
                deviations.add(variance > 1e-9 ? Math.sqrt(variance) : 1);
            }
            return new ChannelScale(means, deviations);
        }
    }
}
