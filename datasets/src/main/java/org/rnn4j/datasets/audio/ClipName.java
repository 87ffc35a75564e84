package org.rnn4j.datasets.audio;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.media.MediaFile;

/** Parses the name of a clip: that of a file, or of a part of it, {@code a.wav#t=1.5,3}, in seconds. */
final class ClipName {
    private static final Pattern FRAGMENT = Pattern.compile("(.*)#t=([^,]*)(?:,(.*))?");

    private ClipName() {}

    /**
     * The clip with a name.
     *
     * @param at place of the name, for errors
     */
    static Clip parse(String name, String at) {
        Matcher part = FRAGMENT.matcher(name);
        boolean isPart = part.matches();
        MediaFile file = MediaFile.named(isPart ? part.group(1) : name, at, Sounds.KIND.noun());
        if (!isPart) {
            return new Clip(file, 0, 0);
        }
        String end = part.group(3);
        return new Clip(file, seconds(part.group(2), at), end == null || end.isEmpty() ? 0 : seconds(end, at));
    }

    /** A time in seconds. */
    static double seconds(String number, String at) {
        try {
            return Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            throw new UserException("%s: \"%s\" is not a time in seconds, such as 1.5".formatted(at, number), e);
        }
    }
}
