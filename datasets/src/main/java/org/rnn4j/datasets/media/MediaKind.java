package org.rnn4j.datasets.media;

import java.util.List;
import org.rnn4j.core.io.PackedFile;

/**
 * A kind of files.
 *
 * @param noun word for one file, such as {@code sound file}
 * @param read endings of files that can be read, in lower case
 * @param others endings of other files of the kind; they are found too, so that they are reported as bad examples
 */
public record MediaKind(String noun, List<String> read, List<String> others) {
    public MediaKind {
        read = List.copyOf(read);
        others = List.copyOf(others);
    }

    /** Whether a file is named like one of the kind. */
    public boolean isNamed(String name) {
        String ending = PackedFile.ending(name);
        return read.contains(ending) || others.contains(ending);
    }
}
