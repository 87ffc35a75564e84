package org.rnn4j.datasets.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.drawing.Drawing.Line;

/**
 * The data of an SVG path: M, L, H, V, C, S, Q, T and Z, absolute and relative. Curves become {@value #PIECES} segments.
 *
 * @see <a href="https://www.w3.org/TR/SVG11/paths.html#PathData">SVG 1.1, section 8.3</a>
 */
final class SvgPath {
    private static final int PIECES = 32;
    private static final Pattern TOKEN =
            Pattern.compile("([A-Za-z])|([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)|[\\s,]+");

    private final String origin;
    private final List<Line> lines = new ArrayList<>();
    private List<double[]> line = new ArrayList<>();
    private double[] at = {0, 0};
    private double[] start = {0, 0};
    /** The last control point of a cubic or quadratic curve; null after other commands. */
    private double[] cubic;

    private double[] quadratic;

    private SvgPath(String origin) {
        this.origin = origin;
    }

    /** The lines of some path data. */
    static List<Line> lines(String data, String origin) {
        SvgPath path = new SvgPath(origin);
        path.read(data);
        path.end();
        return path.lines;
    }

    private record Token(char command, double number) {}

    private void read(String data) {
        List<Token> tokens = tokens(data);
        int next = 0;
        while (next < tokens.size()) {
            char command = tokens.get(next).command();
            if (command == 0) {
                throw error("has a number where a command was expected");
            }
            if (next == 0 && Character.toUpperCase(command) != 'M') {
                throw error("begins with %s instead of M".formatted(command));
            }
            next++;
            int count = arguments(command);
            do {
                double[] numbers = new double[count];
                for (int i = 0; i < count; i++, next++) {
                    if (next == tokens.size() || tokens.get(next).command() != 0) {
                        throw error("has too few numbers for %s, which needs %d".formatted(command, count));
                    }
                    numbers[i] = tokens.get(next).number();
                }
                apply(command, numbers);
                command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
            } while (count > 0 && next < tokens.size() && tokens.get(next).command() == 0);
        }
    }

    private List<Token> tokens(String data) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(data);
        int end = 0;
        while (end < data.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw error("has \"%s\", which is neither a command nor a number".formatted(data.charAt(end)));
            }
            end = matcher.end();
            if (matcher.group(1) != null) {
                tokens.add(new Token(matcher.group(1).charAt(0), 0));
            } else if (matcher.group(2) != null) {
                tokens.add(new Token((char) 0, Double.parseDouble(matcher.group(2))));
            }
        }
        return tokens;
    }

    private int arguments(char command) {
        return switch (Character.toUpperCase(command)) {
            case 'M', 'L', 'T' -> 2;
            case 'H', 'V' -> 1;
            case 'C' -> 6;
            case 'S', 'Q' -> 4;
            case 'Z' -> 0;
            case 'A' ->
                throw error("has an elliptical arc (%s), which is not read; convert arcs to curves".formatted(command));
            default -> throw error("has the unknown command %s".formatted(command));
        };
    }

    private void apply(char command, double[] n) {
        boolean relative = Character.isLowerCase(command);
        char kind = String.valueOf(command).toUpperCase(Locale.ROOT).charAt(0);
        for (int i = 0; relative && i < n.length; i++) {
            n[i] += kind == 'V' ? at[1] : kind == 'H' ? at[0] : at[i % 2];
        }
        double[] mirroredCubic = mirrored(cubic);
        double[] mirroredQuadratic = mirrored(quadratic);
        cubic = null;
        quadratic = null;
        switch (kind) {
            case 'M' -> move(n);
            case 'L' -> to(n[0], n[1]);
            case 'H' -> to(n[0], at[1]);
            case 'V' -> to(at[0], n[0]);
            case 'C' -> curve(n[0], n[1], n[2], n[3], n[4], n[5]);
            case 'S' -> curve(mirroredCubic[0], mirroredCubic[1], n[0], n[1], n[2], n[3]);
            case 'Q' -> curve(n[0], n[1], n[2], n[3]);
            case 'T' -> curve(mirroredQuadratic[0], mirroredQuadratic[1], n[0], n[1]);
            default -> close();
        }
    }

    private double[] mirrored(double[] control) {
        return control == null ? at : new double[] {2 * at[0] - control[0], 2 * at[1] - control[1]};
    }

    private void move(double[] n) {
        end();
        start = n.clone();
        at = n.clone();
    }

    private void to(double x, double y) {
        if (line.isEmpty()) {
            line.add(at);
        }
        at = new double[] {x, y};
        line.add(at);
    }

    private void curve(double x1, double y1, double x2, double y2, double x, double y) {
        double[] p = at;
        for (int i = 1; i <= PIECES; i++) {
            double t = i / (double) PIECES;
            double s = 1 - t;
            to(
                    s * s * s * p[0] + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t * t * t * x,
                    s * s * s * p[1] + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t * t * t * y);
        }
        cubic = new double[] {x2, y2};
    }

    private void curve(double x1, double y1, double x, double y) {
        double[] p = at;
        for (int i = 1; i <= PIECES; i++) {
            double t = i / (double) PIECES;
            double s = 1 - t;
            to(s * s * p[0] + 2 * s * t * x1 + t * t * x, s * s * p[1] + 2 * s * t * y1 + t * t * y);
        }
        quadratic = new double[] {x1, y1};
    }

    private void close() {
        if (!line.isEmpty()) {
            to(start[0], start[1]);
        }
        end();
        at = start;
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.add(new Line(line));
            line = new ArrayList<>();
        }
    }

    private UserException error(String problem) {
        return new UserException("%s: the path %s".formatted(origin, problem));
    }
}
