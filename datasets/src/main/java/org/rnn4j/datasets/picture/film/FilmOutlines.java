package org.rnn4j.datasets.picture.film;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.picture.Thumbnails;

/**
 * Films in few numbers, for methods without a network: the mean of all frames as a thumbnail of length 1, and the direction in which
 * the centre of mass moves over the first third, of length 1, too. Of features, the mean and the change.
 */
public final class FilmOutlines {
    private FilmOutlines() {}

    /** One vector for each film. */
    public static List<float[]> of(List<SequenceValues> films) {
        return films.stream().map(FilmOutlines::of).toList();
    }

    private static float[] of(SequenceValues film) {
        return film instanceof Frames frames ? ofFrames(frames) : ofFeatures((RealVectors) film);
    }

    private static float[] ofFeatures(RealVectors film) {
        float[] outline = new float[2 * film.features()];
        for (int f = 0; f < film.features(); f++) {
            for (int t = 0; t < film.time(); t++) {
                outline[f] += film.at(0, f, t) / film.time();
            }
            outline[film.features() + f] = film.at(0, f, film.time() - 1) - film.at(0, f, 0);
        }
        return outline;
    }

    private static float[] ofFrames(Frames film) {
        int size = film.channels() * film.height() * film.width();
        float[] mean = new float[size];
        for (int i = 0; i < film.values().length; i++) {
            mean[i % size] += film.values()[i] / film.time();
        }
        float[] picture = unit(Thumbnails.of(mean, 0, film.channels(), film.height(), film.width()));
        float[] begin = centre(film, 0);
        float[] later = centre(film, Math.max(1, film.time() / 3) % film.time());
        float[] moved = unit(new float[] {later[0] - begin[0], later[1] - begin[1]});
        float[] outline = Arrays.copyOf(picture, picture.length + 2);
        System.arraycopy(moved, 0, outline, picture.length, 2);
        return outline;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    /** The centre of mass of a frame, as row and column; black has no mass. */
    private static float[] centre(Frames film, int t) {
        int size = film.height() * film.width();
        int from = t * film.channels() * size;
        float black = Float.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            black = Math.min(black, film.values()[from + i]);
        }
        double mass = 0;
        double down = 0;
        double across = 0;
        for (int i = 0; i < size; i++) {
            double value = film.values()[from + i] - black;
            mass += value;
            int row = i / film.width();
            down += value * row;
            across += value * (i - row * film.width());
        }
        return mass == 0 ? new float[2] : new float[] {(float) (down / mass), (float) (across / mass)};
    }
}
