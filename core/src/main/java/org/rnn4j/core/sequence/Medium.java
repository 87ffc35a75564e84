package org.rnn4j.core.sequence;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rnn4j.core.error.UserException;

/**
 * The files in which people look at, hear or watch what a model generates, and from which they give it the beginning of a piece.
 * Thread-safe.
 */
public interface Medium {

    /** Endings of the names of files that {@link #read} reads, in lower case without the dot; may be empty. */
    List<String> reads();

    /** Endings of the names of files that {@link #write} writes, in lower case without the dot; the usual one first. */
    List<String> writes();

    /**
     * Reads the beginning of a piece. Its end is not part of it, so that a model can continue it.
     *
     * @throws UserException if the file is none that the model could continue
     */
    Piece read(Path file);

    /**
     * Writes pieces to one file, or a piece to each of several files beside it ({@code song.mid}, {@code song-2.mid}) if one file holds
     * only one piece.
     *
     * @param file its name has one of the endings of {@link #writes}
     * @param made one or more pieces, row by row
     * @param columns pieces in a row of a sheet
     * @return the files that were written, in order
     * @throws UserException if they cannot be written
     */
    List<Path> write(Path file, List<Made> made, int columns);

    /** Steps per second of a piece that takes time, so that its length can be given in seconds. */
    default OptionalDouble stepsPerSecond() {
        return OptionalDouble.empty();
    }

    /** Tokens that a language model reads before the first of a piece; one or more. */
    default int[] start() {
        return new int[] {0};
    }

    /** The token that ends a piece of a language model; empty if pieces have no end. It is not part of a {@link Made} piece. */
    default OptionalInt end() {
        return OptionalInt.empty();
    }

    /** Whether the name of a file has one of some endings. */
    static boolean hasEnding(Path file, List<String> endings) {
        return hasEnding(file.toString(), endings);
    }

    /** The same for a text that may be the name of a file. */
    static boolean hasEnding(String name, List<String> endings) {
        String lower = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
    }

    /** The place of one of several files, such as {@code song-2.mid} for {@code song.mid}. */
    static Path numbered(Path file, int number) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(
                String.format(Locale.ROOT, "%s-%d%s", name.substring(0, dot), number, name.substring(dot)));
    }
}
