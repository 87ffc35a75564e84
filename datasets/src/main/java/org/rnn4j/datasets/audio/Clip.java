package org.rnn4j.datasets.audio;

import java.util.Locale;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.audio.features.Samples;
import org.rnn4j.datasets.audio.wave.AudioStream;
import org.rnn4j.datasets.media.MediaFile;

/**
 * A recording, or a part of one. Its samples stay in the file until they are needed.
 *
 * @param begin start in the file, in seconds
 * @param end end in the file, in seconds; 0 = that of the file
 */
public record Clip(MediaFile file, double begin, double end) {

    public Clip {
        if (!(begin >= 0 && (end == 0 || end > begin) && end < Integer.MAX_VALUE)) {
            throw new UserException(
                    "%s: begin = %s s and end = %s s, but the end must be after the begin, which is 0 or more"
                            .formatted(file.name(), begin, end));
        }
    }

    /** The name of the file; of a part, with its times as a media fragment ({@code a.wav#t=1.5,3}). */
    public String name() {
        return begin == 0 && end == 0
                ? file.name()
                : "%s#t=%s,%s".formatted(file.name(), time(begin), end == 0 ? "" : time(end));
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds).replaceFirst("\\.?0+$", "");
    }

    /** Whether it is all of a file. */
    boolean isWhole() {
        return begin == 0 && end == 0;
    }

    /**
     * The samples of the part in an opened file.
     *
     * @throws UserException from the samples, if the file ends before the part does
     */
    Samples samples(AudioStream stream) {
        int rate = stream.format().rate();
        stream.skip(Math.round(begin * rate));
        if (end == 0) {
            return stream;
        }
        long[] left = {Math.round(end * rate) - Math.round(begin * rate)};
        return (into, from, length) -> {
            int wanted = (int) Math.min(length, left[0]);
            int read = stream.read(into, from, wanted);
            left[0] -= read;
            if (read < wanted) {
                throw new UserException(String.format(
                        Locale.ROOT, "%s: the file ends %.3f s before the part does", name(), left[0] / (double) rate));
            }
            return read;
        };
    }

    /** The name. */
    @Override
    public String toString() {
        return name();
    }
}
