package org.rnn4j.datasets.music;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A song as a picture: time to the right, pitch upwards, a line at every quarter.
 *
 * @param prompt number of steps that were given; they have another colour
 */
record PianoRoll(Song song, int prompt, int stepsPerQuarter) {
    private static final int STEP = 6;
    private static final int KEY = 7;
    private static final String GIVEN = "#888888";
    private static final List<String> COLORS = List.of("#1f77b4", "#d62728", "#2ca02c", "#9467bd");
    private static final List<Integer> BLACK = List.of(1, 3, 6, 8, 10);

    void write(OutputStream out) throws IOException {
        out.write(svg().getBytes(StandardCharsets.UTF_8));
    }

    String svg() {
        int low = song.notes().isEmpty() ? 60 : song.lowest() - 1;
        int high = song.notes().isEmpty() ? 72 : song.highest() + 1;
        int width = Math.max(1, song.steps()) * STEP;
        int height = (high - low + 1) * KEY;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">%n"
                        + "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n",
                width,
                height,
                width,
                height,
                width,
                height));
        for (int pitch = low; pitch <= high; pitch++) {
            if (BLACK.contains(pitch % 12)) {
                rect(svg, 0, (high - pitch) * KEY, width, KEY, "#f0f0f0");
            }
        }
        for (int t = 0; t < song.steps(); t += stepsPerQuarter) {
            rect(svg, t * STEP, 0, 1, height, "#dddddd");
        }
        for (Note note : song.notes()) {
            String color = note.start() < prompt ? GIVEN : COLORS.get(note.voice() % COLORS.size());
            int length = (note.end() - note.start()) * STEP - 1;
            rect(svg, note.start() * STEP, (high - note.pitch()) * KEY + 1, length, KEY - 2, color);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void rect(StringBuilder svg, int x, int y, int width, int height, String color) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                color));
    }
}
