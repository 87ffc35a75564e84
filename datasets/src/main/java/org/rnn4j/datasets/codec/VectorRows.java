package org.rnn4j.datasets.codec;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.DecimalMark;

/** The rows of a file of word vectors, line by line. */
final class VectorRows {
    private static final Pattern HEADER = Pattern.compile("\\d{1,9}[ \t]+([1-9]\\d{0,5})");
    /** A word of several parts should not end with a number; if it does, the line has a number too many. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile(".*[ \t]-?\\d*\\.\\d+(?:[eE]-?\\d+)?");

    private final Path file;
    private final Set<String> wanted;
    private final Map<String, float[]> byWord = new HashMap<>();
    private boolean hasHeader;
    private int size;
    private long line;

    /** @param wanted words whose rows are kept */
    VectorRows(Path file, Set<String> wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /** Length of the vectors; 0 until a line was read. */
    int size() {
        return size;
    }

    Map<String, float[]> byWord() {
        return byWord;
    }

    void add(String text) {
        line++;
        String row = withoutBlanksAtTheEnd(text); // word2vec and fastText end every line with one
        if (row.isEmpty()) {
            return;
        }
        if (size == 0) {
            Matcher header = HEADER.matcher(row);
            hasHeader = header.matches();
            size = hasHeader ? Integer.parseInt(header.group(1)) : numbersIn(row);
            if (hasHeader) {
                return;
            }
        }
        String word = row.substring(0, endOfWord(row));
        if (wanted.contains(word) && !byWord.containsKey(word)) {
            byWord.put(word, numbers(row.substring(word.length() + 1)));
        }
    }

    /** A word may contain blanks (as in GloVe's of 840 billion tokens), so numbers are counted from the end. */
    private int endOfWord(String row) {
        int end = row.length();
        for (int i = 0; i < size; i++) {
            end = lastBlank(row, end);
        }
        if (size == 0 || end <= 0) {
            throw wrongCount(row);
        }
        if (lastBlank(row, end) > 0
                && (hasHeader || ENDS_IN_A_NUMBER.matcher(row.substring(0, end)).matches())) {
            throw wrongCount(row);
        }
        return end;
    }

    private float[] numbers(String text) {
        String[] fields = text.split("[ \t]", -1);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = number(fields[i]);
        }
        return numbers;
    }

    private float number(String field) {
        float number = (float) DecimalMark.POINT.parse(field);
        if (!Float.isFinite(number)) {
            throw at("\"%s\" is not a number; a line must be a word and %d numbers".formatted(field, size));
        }
        return number;
    }

    private UserException wrongCount(String row) {
        int numbers = numbersIn(row);
        if (size == 0) {
            return at("a word without numbers; a line must be a word and its numbers, separated by blanks");
        }
        return at("%d number%s after the word, but the %s has %d; check that the file is complete and has word vectors"
                .formatted(numbers, numbers == 1 ? "" : "s", hasHeader ? "header" : "first line", size));
    }

    private UserException at(String message) {
        return new UserException("%s:%d: %s".formatted(file, line, message));
    }

    private static int numbersIn(String row) {
        return row.split("[ \t]", -1).length - 1;
    }

    private static String withoutBlanksAtTheEnd(String row) {
        int end = row.length();
        while (end > 0 && isBlank(row.charAt(end - 1))) {
            end--;
        }
        return row.substring(0, end);
    }

    private static int lastBlank(String row, int before) {
        int i = before - 1;
        while (i >= 0 && !isBlank(row.charAt(i))) {
            i--;
        }
        return i;
    }

    /** Only these separate a word from its numbers: words of the web contain U+00A0 and U+3000. */
    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }
}
