package org.rnn4j.datasets.text;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A range of the joined and normalized text. Can be read repeatedly.
 *
 * @param text the whole text
 * @param from position of its first character (code point)
 * @param to position after its last character
 */
record Passage(JoinedText text, long from, long to) {

    long characters() {
        return to - from;
    }

    /** A range of the passage; positions are those of the whole text. */
    Passage range(long begin, long end) {
        return new Passage(text, begin, end);
    }

    /** Its pieces; must be closed. */
    Pieces open() {
        return new Pieces();
    }

    /** The pieces of the whole text, limited to the passage. */
    final class Pieces implements Iterator<String>, Closeable {
        private final PieceReader reader = text.open();
        private long position;

        @Override
        public boolean hasNext() {
            return Math.max(position, from) < to && reader.hasNext();
        }

        @Override
        public String next() {
            while (hasNext()) {
                String piece = reader.next();
                long begin = position;
                position += piece.codePointCount(0, piece.length());
                if (position > from) {
                    int first = piece.offsetByCodePoints(0, (int) (Math.max(begin, from) - begin));
                    return piece.substring(first, piece.offsetByCodePoints(first, (int)
                            (Math.min(position, to) - Math.max(begin, from))));
                }
            }
            throw new NoSuchElementException();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
