package org.rnn4j.datasets.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.file.PictureHeader;

/** Measures pictures by their headers: sizes, animations. Not thread-safe. */
final class PictureSurvey {
    private final List<PictureHeader> headers = new ArrayList<>();
    private int animated;
    private String firstAnimated;

    void add(MediaFile file, PictureHeader header) {
        headers.add(header);
        if (header.frames() > 1) {
            animated++;
            firstAnimated = firstAnimated == null ? file.name() : firstAnimated;
        }
    }

    /** Adds the measurements to the facts of a summary. */
    void describe(Map<String, Object> facts) {
        if (headers.isEmpty()) {
            return;
        }
        List<PictureHeader> sorted = headers.stream()
                .sorted(Comparator.comparingLong(header -> (long) header.width() * header.height()))
                .toList();
        facts.put("picture files", (long) headers.size());
        facts.put(
                "width x height",
                "%s to %s, median %s"
                        .formatted(
                                size(sorted.get(0)),
                                size(sorted.get(sorted.size() - 1)),
                                size(sorted.get(sorted.size() / 2))));
    }

    private static String size(PictureHeader header) {
        return "%d x %d".formatted(header.width(), header.height());
    }

    /** Warnings, one sentence each. */
    List<String> warnings() {
        return animated == 0
                ? List.of()
                : List.of("%,d picture%s animated, and only the first frame is read (the first: %s)"
                        .formatted(animated, animated == 1 ? " is" : "s are", firstAnimated));
    }
}
