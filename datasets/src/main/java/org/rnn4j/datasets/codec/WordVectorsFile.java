package org.rnn4j.datasets.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.sequence.WordVectors;

/**
 * A text file of word vectors as word2vec, GloVe and fastText write them, {@code .gz} or not: a line is a word and its
 * numbers, with a blank between them. A first line of two whole numbers, how many words and how many numbers each, is
 * a header and may be missing; then the first line says how many numbers there are, and words may hold blanks.
 *
 * <p>The file is UTF-8. Bytes that are not, which such files tend to hold, spoil their word alone. Only vectors that are
 * asked for are kept, so a file may be larger than memory. Of two lines for one word the first counts.
 *
 * @param key of the job that names the file, for errors
 * @param file UTF-8 text, packed if its name ends in {@code .gz}
 */
public record WordVectorsFile(String key, Path file) {

    /**
     * The vectors of a vocabulary.
     *
     * @param vectors by id
     * @param found ids that have one
     */
    public record Found(WordVectors vectors, int found) {}

    public WordVectorsFile {
        Objects.requireNonNull(key, "key");
        if (!Files.isRegularFile(file)) {
            throw new UserException("%s = %s: no such file (%s); give a text file of word vectors"
                    .formatted(key, file, file.toAbsolutePath().normalize()));
        }
    }

    /**
     * Reads the vectors of some words.
     *
     * @param words by id; several ids may have the same word, and one that stands for no word an empty text
     * @param lowerCaseToo whether a word that the file lacks takes the vector of its lower-case form
     * @throws UserException where the file cannot be used or holds none of the words
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
                    "%s = %s: none of the %d words of the data is in it; do language, case and normalization agree?"
                            .formatted(key, file, words.size()));
        }
        return new Found(new WordVectors(rows.size(), found), count);
    }

    /** Reads the vectors of a codec's tokens as a text shows them, the lower-case form too. */
    public Found read(TextCodec codec) {
        return read(
                IntStream.range(0, codec.vocabularySize())
                        .mapToObj(id -> id == codec.unknownId() ? "" : codec.decode(new int[] {id}))
                        .toList(),
                true);
    }

    private VectorRows rows(Set<String> wanted) {
        VectorRows rows = new VectorRows(file, wanted);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(PackedFile.open(file), StandardCharsets.UTF_8), 1 << 16)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(line);
            }
        } catch (IOException e) {
            throw PackedFile.unreadable(key + " = " + file, e);
        }
        if (rows.size() == 0) {
            throw new UserException(
                    "%s = %s: the file is empty; give a text file of word vectors".formatted(key, file));
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
