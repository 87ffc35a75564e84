package org.rnn4j.datasets.picture.film;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.codec.CodecJson;
import org.rnn4j.datasets.media.FileSide;
import org.rnn4j.datasets.media.Packing;
import org.rnn4j.datasets.media.SpilledItems;
import org.rnn4j.datasets.picture.file.NpyFile;

/**
 * Features of frames as input of a network, one vector per time step, from files of NumPy. They are read as they are.
 *
 * @param film number of frames
 * @param width features of a frame
 */
public record FeatureFilmSide(FilmSpec film, int width) implements FileSide<Film> {

    /** The side for files like the first one that can be read. */
    static FeatureFilmSide fit(FilmSpec spec, List<Film> training) {
        UserException first = null;
        for (Film film : training) {
            try {
                int[] lengths = array(film).lengths();
                return new FeatureFilmSide(spec, lengths[1]);
            } catch (UserException e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? new UserException("data.source leaves no training films; use more of them") : first;
    }

    private static NpyFile array(Film film) {
        NpyFile array = NpyFile.read(film.files().get(0));
        if (array.lengths().length != 2 || array.lengths()[0] < 2) {
            throw new UserException(
                    "%s: an array of shape %s, but data.as = features reads [frames, features] of two or more frames"
                            .formatted(film.name(), Arrays.toString(array.lengths())));
        }
        return array;
    }

    @Override
    public InputSpec input() {
        return new InputSpec.Vectors(width);
    }

    @Override
    public RealVectors encode(Film item, String origin) {
        NpyFile array = array(item);
        if (array.lengths()[1] != width) {
            throw new UserException("%s: %d features of a frame, but the network reads %d"
                    .formatted(item.name(), array.lengths()[1], width));
        }
        List<Integer> chosen =
                Arrays.stream(film.choice().of(array.lengths()[0])).boxed().toList();
        if (film.shuffleFrames()) {
            chosen = new ArrayList<>(chosen);
            Collections.shuffle(chosen, new Random(item.name().hashCode()));
        }
        float[] values = new float[chosen.size() * width];
        for (int t = 0; t < chosen.size(); t++) {
            for (int f = 0; f < width; f++) {
                values[f * chosen.size() + t] = array.values()[chosen.get(t) * width + f];
            }
        }
        return new RealVectors(1, width, chosen.size(), values);
    }

    @Override
    public boolean isCut(Film item, SequenceValues encoded) {
        return ((RealVectors) encoded).time() == film.maxFrames() && array(item).lengths()[0] > film.maxFrames();
    }

    @Override
    public String cutWarning(long items) {
        return FilmCut.warning(items, film);
    }

    @Override
    public Film request(String line, String at) {
        return Film.named(line, at);
    }

    @Override
    public List<SequenceValues> store() {
        return new SpilledItems(Packing.floats());
    }

    @Override
    public void write(ObjectNode json) {
        json.put("view", FilmView.FEATURES.name()).put("width", width);
        json.set("film", Binder.toTree(film));
    }

    /** Reads a side that {@link #write} wrote. */
    static FeatureFilmSide read(String format, JsonNode json) {
        FeatureFilmSide side = new FeatureFilmSide(
                FilmSides.spec(format, json), json.path("width").asInt());
        if (side.width < 1) {
            throw CodecJson.damaged(format, "it has no \"width\"");
        }
        return side;
    }
}
