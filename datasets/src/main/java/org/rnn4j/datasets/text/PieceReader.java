package org.rnn4j.datasets.text;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.examples.StrictReader;

/**
 * The concatenated and normalized text of some inputs, in pieces that end as {@link PieceEnd} defines. The tokens of
 * the pieces are those of the whole text, unless a line is longer than a piece.
 */
final class PieceReader implements Iterator<String>, Closeable {
    private final Iterator<TextInput> inputs;
    private final Normalization normalization;
    private final int size;
    private final StringBuilder ahead = new StringBuilder();
    private TextInput input;
    private StrictReader reader;
    private long bytes;

    /** @param size number of characters that a piece exceeds by at most one block */
    PieceReader(List<TextInput> inputs, Normalization normalization, int size) {
        this.inputs = inputs.iterator();
        this.normalization = normalization;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        fill();
        return !ahead.isEmpty();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int end = ahead.length() > size ? PieceEnd.in(ahead) : ahead.length();
        String piece = normalization.apply(ahead.substring(0, end));
        ahead.delete(0, end);
        return piece;
    }

    private void fill() {
        while (ahead.length() <= size && (reader != null || inputs.hasNext())) {
            try {
                if (reader == null) {
                    input = inputs.next();
                    reader = input.reader(Math.min(size, StrictReader.BLOCK));
                }
                if (!reader.read(ahead)) {
                    bytes += reader.bytes();
                    reader.close();
                    reader = null;
                }
            } catch (IOException e) {
                throw PackedFile.unreadable(input.where(), e);
            }
        }
    }

    /** Number of bytes of the inputs that were read completely. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            throw PackedFile.unreadable(input.where(), e);
        }
    }
}
