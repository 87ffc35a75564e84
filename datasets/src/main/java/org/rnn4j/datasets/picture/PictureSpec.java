package org.rnn4j.datasets.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.codec.CodecJson;
import org.rnn4j.datasets.picture.file.Channels;
import org.rnn4j.datasets.picture.file.Fit;
import org.rnn4j.datasets.picture.file.PictureDecoder;

/**
 * How a network sees pictures: keys of the {@code data:} block, saved with a model. Immutable; an instance is always valid.
 *
 * @param height rows of the input
 * @param width columns of the input
 * @param channels channels of the input
 * @param fit how a picture of another shape becomes one of this shape
 * @param maxPixels maximum of height times width of a file
 */
public record PictureSpec(
        @Default("64") @Range(min = 1, max = 4096) @Doc("Height to which pictures are resized, in pixels.")
        int height,

        @Default("64") @Range(min = 1, max = 4096) @Doc("Width to which pictures are resized, in pixels.")
        int width,

        @Default("rgb") @Doc("Channels of the input: red, green and blue, or gray.")
        Channels channels,

        @Default("letterbox")
        @Doc("How a picture of another shape fits: whole with black bars, the middle of it, or whole and stretched.")
        Fit fit,

        @Default("50000000")
        @Range(min = 1, max = 1_000_000_000)
        @Doc("Maximum height times width of a file, from its header; a larger one is a bad example.")
        long maxPixels) {
    public PictureSpec {
        Ranges.require("data", PictureSpec.class, height, width, channels, fit, maxPixels);
    }

    /** Decodes pictures to this shape. */
    public PictureDecoder decoder() {
        return new PictureDecoder(height, width, channels, fit, maxPixels);
    }

    /** Number of values of a picture. */
    public int size() {
        return channels.count() * height * width;
    }

    /** Reads what a side wrote as {@code picture}. */
    public static PictureSpec read(String format, JsonNode json) {
        if (!(json.path("picture") instanceof ObjectNode picture)) {
            throw CodecJson.damaged(format, "it has no \"picture\"");
        }
        try {
            return Binder.bind(picture, PictureSpec.class, "picture");
        } catch (UserException e) {
            throw CodecJson.damaged(format, e.getMessage());
        }
    }
}
