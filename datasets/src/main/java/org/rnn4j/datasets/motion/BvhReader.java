package org.rnn4j.datasets.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnn4j.core.error.UserException;

/**
 * Reads BVH files: a hierarchy of joints, then a line of channel values for each frame. Words may be in any case, and separated by
 * blanks or tabs.
 *
 * @see <a href="https://research.cs.wisc.edu/graphics/Courses/cs-838-1999/Jeff/BVH.html">Biovision BVH</a>
 */
final class BvhReader {
    private static final int MOST_JOINTS = 2_000;

    private final String where;
    private final List<String> lines;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> lineOf = new ArrayList<>();
    private final List<Joint> joints = new ArrayList<>();
    private int at;

    private BvhReader(String where, String text) {
        this.where = where;
        lines = text.lines().toList();
    }

    /** @throws UserException for a file that is none, with the line */
    static Clip read(String where, String text) {
        return new BvhReader(where, text).clip();
    }

    private Clip clip() {
        int motion = 0;
        while (motion < lines.size() && !lines.get(motion).strip().equalsIgnoreCase("MOTION")) {
            for (String word : List.of(lines.get(motion).strip().split("\\s+"))) {
                if (!word.isEmpty()) {
                    words.add(word);
                    lineOf.add(motion + 1);
                }
            }
            motion++;
        }
        if (words.isEmpty() || !words.get(0).equalsIgnoreCase("HIERARCHY")) {
            throw new UserException("%s:1: no BVH file, which begins with HIERARCHY".formatted(where));
        }
        if (motion == lines.size()) {
            throw new UserException("%s: it has no line MOTION, so it has no frames".formatted(where));
        }
        at = 1;
        expect("ROOT");
        joint(-1, false);
        if (at < words.size()) {
            throw error("a second %s, but a file has one figure; save them in two files".formatted(words.get(at)));
        }
        Skeleton skeleton = new Skeleton(joints);
        return frames(skeleton, motion + 1);
    }

    private void joint(int parent, boolean isEnd) {
        if (joints.size() == MOST_JOINTS) {
            throw error("more than %,d joints".formatted(MOST_JOINTS));
        }
        String name = next("a name");
        if (isEnd) {
            name = "";
        }
        expect("{");
        expect("OFFSET");
        List<Double> offset = List.of(number(), number(), number());
        List<String> channels = new ArrayList<>();
        if (peek("CHANNELS")) {
            at++;
            int count = (int) number();
            for (int c = 0; c < count; c++) {
                String channel = next("a channel");
                if (!channel.matches(Skeleton.CHANNEL)) {
                    at--;
                    throw error("channel %s, but channels are Xposition to Zposition and Xrotation to Zrotation"
                            .formatted(channel));
                }
                if (channels.stream().anyMatch(channel::equalsIgnoreCase)) {
                    at--;
                    throw error("%s has the channel %s twice".formatted(name, channel));
                }
                channels.add(channel);
            }
        }
        int index = joints.size();
        joints.add(new Joint(name, parent, offset, channels));
        while (!peek("}")) {
            if (peek("JOINT")) {
                at++;
                joint(index, false);
            } else if (peek("END")) {
                at++;
                joint(index, true);
            } else {
                throw error("%s, but JOINT, End Site or } is expected"
                        .formatted(at < words.size() ? words.get(at) : "the hierarchy ends"));
            }
        }
        at++;
    }

    private boolean peek(String word) {
        return at < words.size() && words.get(at).equalsIgnoreCase(word);
    }

    private void expect(String word) {
        if (!peek(word)) {
            throw error(
                    "%s, but %s is expected".formatted(at < words.size() ? words.get(at) : "the hierarchy ends", word));
        }
        at++;
    }

    private String next(String what) {
        if (at == words.size()) {
            throw error("the hierarchy ends, but %s is expected".formatted(what));
        }
        return words.get(at++);
    }

    private double number() {
        String word = next("a number");
        return number(lineOf.get(at - 1), word);
    }

    private double number(int line, String word) {
        try {
            double value = Double.parseDouble(word);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same message as for a number that is not finite
        }
        throw new UserException("%s:%d: \"%s\" is no number%s"
                .formatted(where, line, word, word.matches("-?\\d+,\\d+") ? "; write it with a point" : ""));
    }

    private UserException error(String message) {
        int line = lineOf.get(Math.min(at, lineOf.size() - 1));
        return new UserException("%s:%d: %s".formatted(where, line, message));
    }

    private Clip frames(Skeleton skeleton, int from) {
        int line = from;
        while (line < lines.size() && lines.get(line).isBlank()) {
            line++;
        }
        int count = (int) field(line, "Frames:");
        line++;
        while (line < lines.size() && lines.get(line).isBlank()) {
            line++;
        }
        double seconds = field(line, "Frame Time:");
        if (!(seconds > 0)) {
            throw new UserException(
                    "%s:%d: Frame Time: %s, but must be greater than 0".formatted(where, line + 1, seconds));
        }
        List<double[]> frames = new ArrayList<>();
        for (line++; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                frames.add(frame(line + 1, lines.get(line), skeleton.channels()));
            }
        }
        if (frames.size() != count) {
            throw new UserException("%s: Frames: %d, but it has %d; it is damaged, or correct the number"
                    .formatted(where, count, frames.size()));
        }
        if (frames.size() < 2) {
            throw new UserException(
                    "%s: %d frame, but a motion has at least two; leave it out".formatted(where, frames.size()));
        }
        return new Clip(where, skeleton, frames.toArray(new double[0][]), seconds);
    }

    private double field(int line, String name) {
        String text = line < lines.size() ? lines.get(line).strip().replaceAll("\\s+", " ") : "";
        if (!text.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))) {
            throw new UserException("%s:%d: \"%s\", but a line %s is expected after MOTION"
                    .formatted(where, Math.min(line + 1, lines.size()), text, name));
        }
        return number(line + 1, text.substring(name.length()).strip());
    }

    private double[] frame(int line, String text, int channels) {
        List<String> cells = List.of(text.strip().split("\\s+"));
        for (String cell : cells) {
            if (cell.indexOf(',') >= 0) {
                number(line, cell); // the clearer error
            }
        }
        if (cells.size() != channels) {
            throw new UserException("%s:%d: %d value%s, but the hierarchy has %d channels"
                    .formatted(where, line, cells.size(), cells.size() == 1 ? "" : "s", channels));
        }
        return cells.stream().mapToDouble(cell -> number(line, cell)).toArray();
    }
}
