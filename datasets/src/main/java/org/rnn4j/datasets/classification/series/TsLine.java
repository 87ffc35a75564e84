package org.rnn4j.datasets.classification.series;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.DecimalMark;

/** One series on a line: channels separated by {@code :}, values by commas or, if there are none, by blanks. */
final class TsLine {
    private TsLine() {}

    /** @param where file and line, for the error */
    static Channels series(List<String> channels, String where) {
        return Channels.ofChannels(
                channels.stream().map(channel -> values(channel, where)).toList(), where);
    }

    static List<String> channels(String line) {
        return Arrays.asList(line.split(":", -1));
    }

    private static float[] values(String channel, String where) {
        String text = channel.strip();
        if (text.isEmpty()) {
            throw new UserException(where + ": a channel without values");
        }
        List<String> cells = Arrays.asList(text.contains(",") ? text.split(",", -1) : text.split("\\s+"));
        return Numbers.read(cells, DecimalMark.POINT, where);
    }
}
