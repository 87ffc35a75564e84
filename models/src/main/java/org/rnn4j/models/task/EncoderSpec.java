package org.rnn4j.models.task;

import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.models.convolution.EncoderShape;

/**
 * A convolutional encoder of images or of the frames of a video: stages of 3 x 3 convolutions, each with residual blocks (He et
 * al., 2016) and group normalisation (Wu and He, 2018). Immutable; an instance is always valid.
 */
public record EncoderSpec(
        @Default("[]")
        @Doc(
                "Convolution filters of each stage of the encoder of images; every stage but the first halves height and width. [] = [16, 32, 64] where the inputs are images.")
        List<Integer> filters,

        @Default("1") @Range(min = 0, max = 16) @Doc("Residual blocks of two convolutions in each stage.")
        int blocks,

        @Default("1") @Range(min = 1, max = 4) @Doc("Stride of the first convolution; 2 halves height and width.")
        int stride,

        @Default("-1")
        @Range(min = -1, max = 8_192)
        @Doc(
                "Size of the vector that stands for an image; 0 = its grid of positions; -1 = 128 for frames of a video, else 0.")
        int features) {
    private static final int LEFT_TO_THE_DATA = -1;
    private static final int FRAME_FEATURES = 128;
    private static final List<Integer> FILTERS = List.of(16, 32, 64);
    private static final int MOST_FILTERS = 1_024;
    private static final int MOST_STAGES = 8;

    /** The options where none is given. */
    static final EncoderSpec DEFAULT = new EncoderSpec(List.of(), 1, 1, LEFT_TO_THE_DATA);

    public EncoderSpec {
        Ranges.require("model.encoder", EncoderSpec.class, filters, blocks, stride, features);
        filters = List.copyOf(filters);
        if (filters.size() > MOST_STAGES || filters.stream().anyMatch(count -> count < 1 || count > MOST_FILTERS)) {
            throw new UserException("model.encoder.filters = %s, but must be up to %d numbers between 1 and %d"
                    .formatted(filters, MOST_STAGES, MOST_FILTERS));
        }
    }

    /** The encoder of images or frames. */
    EncoderShape shape(InputSpec input) {
        List<Integer> stages = filters.isEmpty() ? FILTERS : filters;
        if (input instanceof InputSpec.Images images) {
            int size = Math.max(0, features);
            return new EncoderShape(images.channels(), images.height(), images.width(), stages, blocks, stride, size);
        }
        InputSpec.Frames frames = (InputSpec.Frames) input;
        if (features == 0) {
            throw new UserException(
                    "model.encoder.features = 0, but a frame of a video is one vector; set its size, or leave it out");
        }
        int size = features == LEFT_TO_THE_DATA ? FRAME_FEATURES : features;
        return new EncoderShape(frames.channels(), frames.height(), frames.width(), stages, blocks, stride, size);
    }
}
