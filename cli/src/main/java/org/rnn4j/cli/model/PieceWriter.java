package org.rnn4j.cli.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.core.generate.PieceSpec;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.Made;

/** Generates pieces, writes them to files and reports. */
final class PieceWriter {
    private final List<Path> files;
    private final List<Made> made;
    private final double seconds;
    private final long seed;

    private PieceWriter(List<Path> files, List<Made> made, double seconds, long seed) {
        this.files = files;
        this.made = made;
        this.seconds = seconds;
        this.seed = seed;
    }

    /** Generates and writes. */
    static PieceWriter write(Predictor predictor, PieceSpec spec, Path out, int columns) {
        long begin = System.nanoTime();
        List<Made> made = predictor.generate(spec);
        List<Path> files = predictor.medium().write(out, made, columns);
        return new PieceWriter(files, made, (System.nanoTime() - begin) / 1e9, spec.seed());
    }

    /** Prints the names of the files, and a summary. */
    void print(PrintWriter out, PrintWriter err) {
        files.forEach(out::println);
        int steps = made.stream().mapToInt(Made::generated).sum();
        long cut = made.stream().filter(piece -> !piece.ended()).count();
        err.printf(
                Locale.ROOT,
                "%,d %s with %,d steps in %.2f s%s; seed %d%n",
                made.size(),
                made.size() == 1 ? "piece" : "pieces",
                steps,
                seconds,
                cut == 0 ? "" : "; %,d reached the maximum length".formatted(cut),
                seed);
    }

    /** Prints one JSON object. */
    void printJson(PrintWriter out) {
        new JsonLine()
                .put("files", files.stream().map(Path::toString).toList())
                .put(
                        "pieces",
                        made.stream()
                                .map(piece -> Map.of(
                                        "steps", piece.generated(),
                                        "prompt", piece.prompt(),
                                        "ended", piece.ended(),
                                        "temperature", piece.temperature()))
                                .toList())
                .put("seconds", seconds)
                .put("seed", seed)
                .printTo(out);
    }
}
