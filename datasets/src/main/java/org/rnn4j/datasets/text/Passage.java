package org.rnn4j.datasets.text;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A part of the text that some inputs make when they are joined and normalized. It is read as often as one likes.
 *
 * @param text where it is from
 * @param from position of its first character (code point)
 * @param to position after its last
 */
record Passage(JoinedText text, long from, long to) {

    long characters() {
        return to - from;
    }

    /** A part of it; positions are those of the text. */
    Passage part(long begin, long end) {
        return new Passage(text, begin, end);
    }

    /** Its pieces; to be closed. */
    Pieces open() {
        return new Pieces();
    }

    /** What the pieces of the whole text have of the passage. */
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
