package org.rnn4j.datasets.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.codec.CodecJson;
import org.rnn4j.datasets.media.FileSide;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.Packing;
import org.rnn4j.datasets.media.SpilledItems;
import org.rnn4j.datasets.picture.file.NpyFile;

/**
 * Features of pictures as input of a network, from files of NumPy: a vector {@code [width]}, or a grid {@code [positions, width]} or
 * {@code [rows, columns, width]} whose positions are time steps, row by row. They are read as they are.
 *
 * @param axes 1 for vectors; 2 for grids
 * @param width numbers of a vector, or of a position
 */
public record NumbersSide(int axes, int width) implements FileSide<MediaFile> {

    /** The side for files like the first one that can be read. */
    static NumbersSide fit(List<MediaFile> training) {
        UserException first = null;
        for (MediaFile file : training) {
            try {
                NpyFile array = NpyFile.read(file);
                int axes = array.lengths().length;
                return new NumbersSide(Math.min(2, axes), array.lengths()[Math.max(0, axes - 1)]);
            } catch (UserException e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? new UserException("data.source leaves no training files; use more of them") : first;
    }

    @Override
    public InputSpec input() {
        return axes == 1 ? new InputSpec.OneVector(width) : new InputSpec.Vectors(width);
    }

    @Override
    public SequenceValues encode(MediaFile file, String origin) {
        NpyFile array = NpyFile.read(file);
        int[] lengths = array.lengths();
        int most = axes == 1 ? 1 : 3;
        if (lengths.length < axes || lengths.length > most || lengths[lengths.length - 1] != width) {
            throw new UserException("%s: an array of shape %s, but the network reads %s"
                    .formatted(
                            file.name(),
                            Arrays.toString(lengths),
                            axes == 1 ? "[%d]".formatted(width) : "[positions, %d]".formatted(width)));
        }
        float[] values = array.values();
        if (axes == 1) {
            return new OneVector(1, width, values);
        }
        int positions = values.length / width;
        float[] turned = new float[values.length];
        for (int p = 0; p < positions; p++) {
            for (int f = 0; f < width; f++) {
                turned[f * positions + p] = values[p * width + f];
            }
        }
        return new RealVectors(1, width, positions, turned);
    }

    @Override
    public MediaFile request(String line, String at) {
        return MediaFile.named(line, at, Pictures.FEATURES.noun());
    }

    @Override
    public String name(MediaFile file) {
        return file.name();
    }

    @Override
    public List<SequenceValues> store() {
        return new SpilledItems(Packing.floats());
    }

    @Override
    public void write(ObjectNode json) {
        json.put("view", PictureView.FEATURES.name()).put("axes", axes).put("width", width);
    }

    /** Reads a side that {@link #write} wrote. */
    static NumbersSide read(String format, JsonNode json) {
        NumbersSide side =
                new NumbersSide(json.path("axes").asInt(), json.path("width").asInt());
        if (side.axes < 1 || side.axes > 2 || side.width < 1) {
            throw CodecJson.damaged(format, "it has no \"axes\" and \"width\"");
        }
        return side;
    }
}
