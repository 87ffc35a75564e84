package org.rnn4j.datasets.codec;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.LineReader;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.sequence.WordVectors;

/**
 * A text file of word vectors in the format of word2vec, GloVe and fastText, optionally compressed ({@code .gz}): each
 * line is a word and its numbers, separated by blanks. A first line of two whole numbers, the number of words and the
 * length of the vectors, is an optional header; without it the first line determines the length, and words may contain
 * blanks.
 *
 * <p>The file is UTF-8. Malformed bytes, which are common in such files, only affect their own word. Only requested
 * vectors are kept, so a file may be larger than memory. If a word has two lines, the first one counts.
 *
 * @param key job key that names the file, for errors
 * @param file UTF-8 text, compressed if its name ends in {@code .gz}
 */
public record WordVectorsFile(String key, Path file) {

    /**
     * The vectors of a vocabulary.
     *
     * @param vectors vectors by id
     * @param found number of ids with a vector
     */
    public record Found(WordVectors vectors, int found) {}

    public WordVectorsFile {
        Objects.requireNonNull(key, "key");
        if (!Files.isRegularFile(file)) {
            throw new UserException("%s = %s: no such file (%s); it must be a text file of word vectors"
                    .formatted(key, file, file.toAbsolutePath().normalize()));
        }
    }

    /**
     * Reads the vectors of some words.
     *
     * @param words words by id; several ids may have the same word, and an id without a word has an empty text
     * @param lowerCaseToo whether a word that is not in the file takes the vector of its lower-case form
     * @throws UserException if the file cannot be used or has none of the words
     */
    public Found read(List<String> words, boolean lowerCaseToo) {
        Set<String> wanted = new HashSet<>(words);
        if (lowerCaseToo) {
            words.forEach(word -> wanted.add(lower(word)));
        }
        VectorRows rows = rows(wanted);
        float[][] found = new float[words.size()][];
        for (int id = 0; id < found.length; id++) {
            found[id] = vector(words.get(id), rows.byWord(), lowerCaseToo);
        }
        int count = (int) Arrays.stream(found).filter(Objects::nonNull).count();
        if (count == 0) {
            throw new UserException(
                    "%s = %s: it has none of the %d words of the data; check language, case and normalization"
                            .formatted(key, file, words.size()));
        }
        return new Found(new WordVectors(rows.size(), found), count);
    }

    /** Reads the vectors of a codec's tokens by their text, or its lower-case form. */
    public Found read(TextCodec codec) {
        return read(
                IntStream.range(0, codec.vocabularySize())
                        .mapToObj(id -> id == codec.unknownId() ? "" : codec.decode(new int[] {id}))
                        .toList(),
                true);
    }

    /**
     * Writes a file, with a header.
     *
     * @param words words by id, without blanks
     * @param vectors with a row for every word
     * @throws UserException if the file cannot be written
     */
    public static void write(Path file, List<String> words, WordVectors vectors) {
        AtomicFile.write(file, out -> {
            OutputStream packed = PackedFile.isPacked(file.toString()) ? new GZIPOutputStream(out) : out;
            Writer text = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
            text.write("%d %d\n".formatted(words.size(), vectors.size()));
            for (int id = 0; id < words.size(); id++) {
                text.write(words.get(id));
                for (float value : vectors.rows()[id]) {
                    text.write(' ');
                    text.write(Float.toString(value));
                }
                text.write('\n');
            }
            text.flush();
            if (packed instanceof GZIPOutputStream gzip) {
                gzip.finish();
            }
        });
    }

    private VectorRows rows(Set<String> wanted) {
        VectorRows rows = new VectorRows(file, wanted);
        try (LineReader lines = new LineReader(new InputStreamReader(PackedFile.open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(line);
            }
        } catch (IOException e) {
            throw PackedFile.unreadable(key + " = " + file, e);
        }
        if (rows.size() == 0) {
            throw new UserException(
                    "%s = %s: the file is empty, but must be a text file of word vectors".formatted(key, file));
        }
        return rows;
    }

    private static float[] vector(String word, Map<String, float[]> rows, boolean lowerCaseToo) {
        float[] own = rows.get(word);
        return own == null && lowerCaseToo ? rows.get(lower(word)) : own;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
