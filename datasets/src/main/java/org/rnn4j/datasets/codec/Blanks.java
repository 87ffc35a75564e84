package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Words separated by blanks, for text that is already tokenized, such as the Penn Treebank's. A line end (LF or CR LF)
 * is a word too.
 *
 * @param lowerCase whether to convert to lower case
 * @param endOfLine spelling of a line end in the text, {@code <eos>}; empty if line ends are just blanks
 * @param specialTokens words that are always in the vocabulary
 */
record Blanks(boolean lowerCase, String endOfLine, List<String> specialTokens) implements Segmentation {
    static final String FORMAT = "whitespace";
    private static final Word LINE_END = new Word("\n", Join.BOTH);

    Blanks {
        endOfLine = Cases.fold(endOfLine, lowerCase);
        specialTokens = Cases.fold(specialTokens, lowerCase);
    }

    @Override
    public void segment(String original, Consumer<Word> words) {
        String text = Cases.fold(original, lowerCase);
        int start = -1; // of the current word
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || Character.isWhitespace(text.charAt(i));
            if (!blank) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0) {
                words.accept(word(text.substring(start, i)));
                start = -1;
            }
            if (!endOfLine.isEmpty() && endsLine(text, i)) {
                words.accept(LINE_END);
            }
        }
    }

    private Word word(String text) {
        return text.equals(endOfLine) ? LINE_END : Word.free(text);
    }

    private static boolean endsLine(String text, int i) {
        if (i == text.length()) {
            return false; // a prompt must not end its line
        }
        return text.charAt(i) == '\n';
    }

    @Override
    public List<Word> special() {
        List<Word> special = new ArrayList<>();
        if (!endOfLine.isEmpty()) {
            special.add(LINE_END);
        }
        specialTokens.stream()
                .filter(token -> !token.equals(Word.UNKNOWN_TEXT))
                .map(this::word)
                .filter(word -> !special.contains(word))
                .forEach(special::add);
        return special;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public ObjectNode toJson() {
        return CodecJson.put(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("lower-case", lowerCase)
                        .put("end-of-line", endOfLine),
                "special-tokens",
                specialTokens);
    }
}
