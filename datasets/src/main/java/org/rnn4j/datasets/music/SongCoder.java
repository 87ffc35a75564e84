package org.rnn4j.datasets.music;

import org.rnn4j.core.sequence.Piece;

/** Turns songs into pieces and back. Immutable. */
sealed interface SongCoder permits ChordCoder, VoiceCoder, KeyCoder {
    /** The token that ends a song, and that is read before its first. */
    int END = 0;

    /** Number of tokens, or of features. */
    int size();

    /**
     * The piece of a song, without an end.
     *
     * @param song its pitches are in the range of the coder
     */
    Piece encode(Song song, GridReport report);

    /** The song of a piece; steps that are not complete are part of it. */
    Song decode(Piece piece);

    /** Number of steps of the first items of a piece. */
    int steps(Piece piece, int items);

    /** Whether a token is a choice of a note: for voices every token, for chords every pitch. */
    boolean isChoice(int token);

    /** Whether a token begins a note. */
    boolean isNote(int token);

    /** Whether a token ends a time step, where {@code index} is its place in the piece. */
    boolean endsStep(int token, int index);

    /** A short spelling of a token, such as {@code 60} or {@code hold}. */
    String spell(int token);
}
