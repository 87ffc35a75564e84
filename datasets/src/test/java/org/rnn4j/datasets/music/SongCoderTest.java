package org.rnn4j.datasets.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.Split;

class SongCoderTest {
    private static final Song SONG = Song.of(
            List.of(new Note(72, 0, 2, 0), new Note(72, 2, 3, 0), new Note(60, 0, 3, 1), new Note(64, 4, 5, 1)), 5);

    private static int[] tokens(SongCoder coder, Song song) {
        return ((Piece.Tokens) coder.encode(song, new GridReport())).ids();
    }

    @Test
    void chordsAreSortedNotesAndTheEndOfAStep() {
        ChordCoder sets = new ChordCoder(60, 72, false);
        // 2 = pitch 60, 14 = pitch 72, 6 = pitch 64; a rest is a step without notes
        assertThat(tokens(sets, SONG)).containsExactly(2, 14, 1, 2, 14, 1, 2, 14, 1, 1, 6, 1);
        ChordCoder held = new ChordCoder(60, 72, true);
        assertThat(tokens(held, SONG)).containsExactly(2, 14, 1, 15, 27, 1, 15, 14, 1, 1, 6, 1);
        assertThat(held.size()).isEqualTo(2 + 2 * 13);
    }

    @Test
    void voicesAreInterleavedWithHoldsAndRests() {
        VoiceCoder voices = new VoiceCoder(60, 72, 2);
        assertThat(tokens(voices, SONG)).containsExactly(15, 3, 1, 1, 15, 1, 2, 2, 2, 7);
    }

    @Test
    void aMelodyIsTheHighestNoteUpToTheNext() {
        Song song = Song.of(
                List.of(new Note(60, 0, 4, 0), new Note(64, 0, 2, 0), new Note(62, 2, 3, 0), new Note(50, 2, 3, 0)), 4);
        assertThat(tokens(new VoiceCoder(50, 64, 1), song)).containsExactly(17, 1, 15, 2);
    }

    @Test
    void everyRepresentationComesBack() {
        ChordCoder held = new ChordCoder(60, 72, true);
        Song oneVoice = Song.of(
                SONG.notes().stream()
                        .map(note -> new Note(note.pitch(), note.start(), note.end(), 0))
                        .toList(),
                5);
        assertThat(held.decode(held.encode(SONG, new GridReport())).notes()).isEqualTo(oneVoice.notes());
        VoiceCoder voices = new VoiceCoder(60, 72, 2);
        assertThat(voices.decode(voices.encode(SONG, new GridReport()))).isEqualTo(SONG);
        KeyCoder keys = new KeyCoder(60, 72);
        assertThat(keys.decode(keys.encode(SONG, new GridReport())).notes())
                .containsExactly(new Note(72, 0, 3, 0), new Note(60, 0, 3, 0), new Note(64, 4, 5, 0));
        assertThat(voices.steps(voices.encode(SONG, new GridReport()), 6)).isEqualTo(3);
        assertThat(held.steps(held.encode(SONG, new GridReport()), 6)).isEqualTo(2);
    }

    @Test
    void aChordOfFortyNotesIsAChord() {
        List<Note> notes = java.util.stream.IntStream.range(30, 70)
                .mapToObj(pitch -> new Note(pitch, 0, 1, 0))
                .toList();
        Song song = Song.of(notes, 1);
        ChordCoder chords = new ChordCoder(30, 69, true);
        assertThat(chords.decode(chords.encode(song, new GridReport())).notes()).hasSize(40);
        GridReport report = new GridReport();
        new VoiceCoder(30, 69, 4)
                .encode(
                        Song.of(
                                notes.stream()
                                        .map(n -> new Note(n.pitch(), 0, 1, n.pitch() % 5))
                                        .toList(),
                                1),
                        report);
        assertThat(report.warnings())
                .containsExactly("36 notes were left out because all voices of data.representation sounded already");
    }

    @Test
    void tokensThatAModelMayWriteInAnyOrderAreASong() {
        VoiceCoder voices = new VoiceCoder(60, 72, 2);
        assertThat(voices.decode(new Piece.Tokens(new int[] {1, 2, 1, 3, 15})).notes())
                .containsExactly(new Note(60, 1, 2, 1), new Note(72, 2, 3, 0));
        ChordCoder chords = new ChordCoder(60, 72, true);
        assertThat(chords.decode(new Piece.Tokens(new int[] {14, 2, 14, 1, 27, 1}))
                        .notes())
                .containsExactly(new Note(72, 0, 2, 0), new Note(60, 0, 1, 0));
    }

    @Test
    void parallelFifthsAndOctavesAreCounted() {
        // C-G to D-A: a fifth each; then C4-C5 to D4-D5: an octave each; contrary motion is none
        Song fifths = Song.of(
                List.of(new Note(60, 0, 1, 0), new Note(67, 0, 1, 1), new Note(62, 1, 2, 0), new Note(69, 1, 2, 1)), 2);
        Song octaves = Song.of(
                List.of(new Note(60, 0, 1, 0), new Note(72, 0, 1, 1), new Note(62, 1, 2, 0), new Note(74, 1, 2, 1)), 2);
        Song contrary = Song.of(
                List.of(new Note(60, 0, 1, 0), new Note(67, 0, 1, 1), new Note(58, 1, 2, 0), new Note(77, 1, 2, 1)), 2);
        assertThat(MusicFigures.parallels(List.of(fifths), 7)).isEqualTo(50);
        assertThat(MusicFigures.parallels(List.of(fifths), 0)).isZero();
        assertThat(MusicFigures.parallels(List.of(octaves), 0)).isEqualTo(50);
        assertThat(MusicFigures.parallels(List.of(contrary), 7)).isZero();
        assertThat(MusicFigures.longestCopy(List.of(SONG), List.of(fifths))).isZero();
        assertThat(MusicFigures.longestCopy(List.of(SONG), List.of(SONG))).isEqualTo(5);
        assertThat(new MusicFigures(Map.of(Split.TRAIN, List.of(fifths))).sentences())
                .containsExactly("train: 50.00 parallel fifths and 0.00 parallel octaves per 100 steps");
    }

    @Test
    void independentKeysHaveTheShareOfTheirSteps() {
        Song song = Song.of(List.of(new Note(60, 0, 1, 0)), 3);
        double on = 1.5 / 4; // half a step is added for and against
        assertThat(IndependentKeys.of(List.of(song), 60, 60).nats(List.of(song)))
                .isCloseTo(-(Math.log(on) + 2 * Math.log(1 - on)) / 3, within(1e-12));
    }
}
