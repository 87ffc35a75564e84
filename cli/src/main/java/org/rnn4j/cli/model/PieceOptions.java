package org.rnn4j.cli.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.TextCodec;
import picocli.CommandLine.Option;

/** Options of {@code generate} for pieces that are written to a file. */
final class PieceOptions {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write pieces to this file, such as sheet.svg, instead of text. Its ending says the format.")
    Path out;

    @Option(names = "--rows", paramLabel = "N", description = "With --out: rows of a sheet. Default: 1.")
    Integer rows;

    @Option(names = "--columns", paramLabel = "N", description = "With --out: pieces in each row. Default: 1.")
    Integer columns;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "With --out: maximum length in seconds, where pieces take time, such as music.")
    Double seconds;

    /** Checks that no option needs {@code --out}, which is missing. */
    void requireNone() {
        require(rows == null, "--rows");
        require(columns == null, "--columns");
        require(seconds == null, "--seconds");
    }

    private static void require(boolean missing, String option) {
        if (!missing) {
            throw new UserException("%s is for pieces in a file; add --out FILE".formatted(option));
        }
    }

    int rows() {
        return positive("--rows", rows);
    }

    int columns() {
        return positive("--columns", columns);
    }

    private static int positive(String option, Integer number) {
        if (number != null && (number < 1 || number > 1_000)) {
            throw new UserException("%s = %d, but must be in [1, 1000]".formatted(option, number));
        }
        return number == null ? 1 : number;
    }

    /** Checks the ending of {@code --out}, and that its folder is there. */
    void requireWritable(Medium medium) {
        if (!Medium.hasEnding(out, medium.writes())) {
            throw new UserException("--out = %s, but the model writes files whose names end in %s"
                    .formatted(out, endings(medium.writes())));
        }
        Path folder = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UserException("--out = %s, but there is no folder %s; create it".formatted(out, folder));
        }
    }

    static String endings(List<String> endings) {
        return endings.stream().map(ending -> "." + ending).collect(Collectors.joining(" or "));
    }

    /**
     * The beginning of all pieces: a file that the medium reads or, for a model of tokens, their text.
     *
     * @param prompt as the user gave it; may be empty
     */
    static Optional<Piece> prompt(String prompt, Predictor predictor, Medium medium) {
        if (prompt.isEmpty()) {
            return Optional.empty();
        }
        if (Medium.hasEnding(prompt, medium.reads())) {
            Path file = Path.of(prompt);
            if (Files.exists(file)) {
                return Optional.of(medium.read(file));
            }
            throw new UserException("--prompt = %s: no such file".formatted(prompt));
        }
        if (predictor.bundle().codec() instanceof TextCodec text) {
            String unknown = text.unknownIn(prompt);
            if (!unknown.isEmpty()) {
                throw new UserException("--prompt = %s, but the model does not know %s".formatted(prompt, unknown));
            }
            return Optional.of(new Piece.Tokens(text.encode(prompt)));
        }
        throw new UserException("--prompt = %s, but the model continues files whose names end in %s"
                .formatted(prompt, endings(medium.reads())));
    }

    /**
     * Maximum number of steps or tokens.
     *
     * @param length of the user; may be null
     * @param usual of the job
     */
    int length(Integer length, int usual, Medium medium) {
        if (seconds == null) {
            return length == null ? usual : length;
        }
        if (length != null) {
            throw new UserException("--seconds and --length both set the length; leave one of them out");
        }
        double perSecond = medium.stepsPerSecond()
                .orElseThrow(() -> new UserException(
                        "--seconds = %s, but pieces of this model take no time; use --length".formatted(seconds)));
        if (!(seconds > 0 && seconds * perSecond <= 100_000_000)) {
            throw new UserException(String.format(
                    Locale.ROOT,
                    "--seconds = %s, but must be greater than 0 and give at most 100,000,000 steps",
                    seconds));
        }
        return (int) Math.ceil(seconds * perSecond);
    }
}
