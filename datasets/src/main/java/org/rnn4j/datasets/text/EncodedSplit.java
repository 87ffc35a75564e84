package org.rnn4j.datasets.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.sequence.TextCodec;

/**
 * The tokens of a split of the text.
 *
 * @param unknown number of tokens outside the vocabulary
 * @param bytes number of bytes of the text in UTF-8
 */
record EncodedSplit(StreamTokens tokens, long unknown, long bytes) {

    /**
     * @param heldCharacters maximum number of characters of a split whose tokens are on the heap; otherwise they are in
     *     a file
     */
    static EncodedSplit of(Passage passage, TextCodec codec, long heldCharacters) {
        try (Passage.Pieces pieces = passage.open()) {
            return passage.characters() <= heldCharacters ? held(pieces, codec) : mapped(pieces, codec);
        }
    }

    private static EncodedSplit held(Passage.Pieces pieces, TextCodec codec) {
        List<int[]> encoded = new ArrayList<>();
        long bytes = 0;
        while (pieces.hasNext()) {
            String piece = pieces.next();
            encoded.add(codec.encode(piece));
            bytes += utf8Bytes(piece);
        }
        int[] ids = encoded.size() == 1
                ? encoded.get(0)
                : encoded.stream().flatMapToInt(Arrays::stream).toArray();
        return new EncodedSplit(new HeldTokens(ids), unknown(ids, codec), bytes);
    }

    private static EncodedSplit mapped(Passage.Pieces pieces, TextCodec codec) {
        try (TokenFile file = new TokenFile(codec.vocabularySize())) {
            long unknown = 0;
            long bytes = 0;
            while (pieces.hasNext()) {
                String piece = pieces.next();
                int[] ids = codec.encode(piece);
                bytes += utf8Bytes(piece);
                unknown += unknown(ids, codec);
                file.write(ids);
            }
            return new EncodedSplit(file.tokens(), unknown, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from closing the mapped file
        }
    }

    private static long utf8Bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3; // a pair is four bytes
        }
        return bytes;
    }

    private static long unknown(int[] ids, TextCodec codec) {
        long unknown = 0;
        for (int id : ids) {
            unknown += id == codec.unknownId() ? 1 : 0;
        }
        return unknown;
    }
}
