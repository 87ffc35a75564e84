package org.rnn4j.datasets.pixels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.StepCodec;

/**
 * The codec of pictures: a step is a pixel, 1 if it is on.
 *
 * @param threshold brightness above which a pixel is on
 */
record PixelCodec(int height, int width, int threshold) implements StepCodec {
    static final String FORMAT = "pixels";

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("height", height)
                .put("width", width)
                .put("threshold", threshold);
    }

    static PixelCodec read(JsonNode json) {
        return new PixelCodec(
                json.get("height").asInt(),
                json.get("width").asInt(),
                json.get("threshold").asInt());
    }

    @Override
    public Optional<InputSpec> input() {
        return Optional.of(new InputSpec.Vectors(Context.FEATURES));
    }

    @Override
    public Optional<OutputSpec> output() {
        return Optional.of(new OutputSpec.MultiHot(1));
    }

    @Override
    public int inputFeatures() {
        return Context.FEATURES;
    }

    @Override
    public int longest() {
        return height * width;
    }

    @Override
    public double[] inputAfter(List<double[]> steps) {
        return Context.of(picture(steps), steps.size());
    }

    /** The picture of some steps; pixels behind them are off. */
    Bitmap picture(List<double[]> steps) {
        boolean[] on = new boolean[height * width];
        for (int p = 0; p < steps.size(); p++) {
            on[p] = steps.get(p)[0] == 1;
        }
        return new Bitmap(height, width, on);
    }

    @Override
    public Optional<Medium> medium() {
        return Optional.of(new PixelMedium(this));
    }
}
