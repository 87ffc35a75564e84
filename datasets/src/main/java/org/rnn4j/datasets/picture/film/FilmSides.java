package org.rnn4j.datasets.picture.film;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.datasets.codec.CodecJson;
import org.rnn4j.datasets.picture.PictureSpec;
import org.rnn4j.datasets.sides.SourceSide;

/** The source sides of films, by what a network reads. */
public final class FilmSides {
    private FilmSides() {}

    /** Fits a side to training films. */
    public static SourceSide<Film> fit(FilmView view, PictureSpec picture, FilmSpec film, List<Film> training) {
        return view == FilmView.FEATURES ? FeatureFilmSide.fit(film, training) : FilmSide.fit(picture, film, training);
    }

    /** Reads a side of a bundle. */
    public static SourceSide<Film> read(String format, JsonNode json) {
        return json.path("view").asText().equals(FilmView.FEATURES.name())
                ? FeatureFilmSide.read(format, json)
                : FilmSide.read(format, json);
    }

    static FilmSpec spec(String format, JsonNode json) {
        if (!(json.path("film") instanceof ObjectNode film)) {
            throw CodecJson.damaged(format, "it has no \"film\"");
        }
        try {
            return Binder.bind(film, FilmSpec.class, "film");
        } catch (UserException e) {
            throw CodecJson.damaged(format, e.getMessage());
        }
    }
}
