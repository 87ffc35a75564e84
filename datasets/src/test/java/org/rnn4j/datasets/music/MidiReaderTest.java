package org.rnn4j.datasets.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;

/** Files are written byte by byte, as the standard says (MIDI 1.0, Standard MIDI Files). */
class MidiReaderTest {
    private static final int[] END = {0x00, 0xFF, 0x2F, 0x00};

    private static byte[] file(int type, int division, int[]... tracks) {
        ByteBuffer bytes = ByteBuffer.allocate(
                14 + Arrays.stream(tracks).mapToInt(track -> 8 + track.length).sum());
        bytes.put("MThd".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bytes.putInt(6).putShort((short) type).putShort((short) tracks.length).putShort((short) division);
        for (int[] track : tracks) {
            bytes.put("MTrk".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .putInt(track.length);
            for (int value : track) {
                bytes.put((byte) value);
            }
        }
        return bytes.array();
    }

    private static int[] track(int... events) {
        int[] all = Arrays.copyOf(events, events.length + END.length);
        System.arraycopy(END, 0, all, events.length, END.length);
        return all;
    }

    private static Song read(byte[] bytes, GridReport report) throws IOException {
        return MidiReader.read("a.mid", new ByteArrayInputStream(bytes), 4, report);
    }

    private static String problem(byte[] bytes) {
        try {
            read(bytes, new GridReport());
        } catch (UserException | IOException e) {
            return e.getMessage();
        }
        return "";
    }

    @Test
    void runningStatusAndNoteOnsOfVelocityZeroAreRead() throws IOException {
        byte[] bytes = file(
                0,
                96,
                track(
                        0x00, 0xFF, 0x51, 0x03, 0x07, 0xA1, 0x20, // 500,000 microseconds: 120 a minute
                        0x00, 0x90, 60, 64, // C on
                        0x60, 60, 0, // after 96 ticks, running status: C off
                        0x00, 64, 64, // E on
                        0x30, 0x80, 64, 0)); // after 48: E off
        Song song = read(bytes, new GridReport());
        assertThat(song.notes()).containsExactly(new Note(60, 0, 4, 0), new Note(64, 4, 6, 0));
        assertThat(song.steps()).isEqualTo(6);
        assertThat(song.tempo()).isEqualTo(OptionalDouble.of(120));
    }

    @Test
    void tracksAreVoicesAndDrumsAreLeftOut() throws IOException {
        GridReport report = new GridReport();
        Song song = read(
                file(
                        1,
                        96,
                        track(0x00, 0x90, 72, 64, 0x60, 0x80, 72, 0),
                        track(0x00, 0x91, 48, 64, 0x00, 0x99, 36, 64, 0x60, 0x81, 48, 0, 0x00, 0x89, 36, 0)),
                report);
        assertThat(song.notes()).containsExactly(new Note(72, 0, 4, 0), new Note(48, 0, 4, 1));
        assertThat(report.warnings()).containsExactly("1 drum notes (channel 10) were left out");
    }

    @Test
    void notesOffTheGridAndWithoutAnEndAreReported() throws IOException {
        GridReport report = new GridReport();
        Song song = read(file(0, 96, track(0x06, 0x90, 60, 64, 0x0C, 0x90, 62, 64, 0x1E, 0x80, 62, 0)), report);
        // 6 ticks = 0.25 of a step of 24; the second begins at 18 = 0.75, and ends at 48
        assertThat(song.notes()).containsExactly(new Note(60, 0, 2, 0), new Note(62, 1, 2, 0));
        assertThat(report.warnings())
                .containsExactly(
                        "2 of 2 notes did not begin on the grid and were moved, 0.25 of a step on average and 0.25 at most; a larger"
                                + " data.steps-per-quarter moves them less",
                        "1 notes had no end and end with the next note of their pitch, or with the piece");
    }

    @Test
    void changesOfTheTempoDoNotMoveNotes() throws IOException {
        Song song = read(
                file(
                        0,
                        96,
                        track(
                                0x00, 0x90, 60, 64, 0x60, 0x80, 60, 0, 0x00, 0xFF, 0x51, 0x03, 0x0F, 0x42, 0x40, 0x00,
                                0x90, 62, 64, 0x60, 0x80, 62, 0, 0xFF, 0x7F, 0xFF, 0x51, 0x03, 0x07, 0xA1, 0x20)),
                new GridReport());
        assertThat(song.notes()).containsExactly(new Note(60, 0, 4, 0), new Note(62, 4, 8, 0));
        assertThat(song.steps()).isEqualTo(8); // not to the last change of the tempo
    }

    @Test
    void whatCannotBeReadIsNamed() {
        int[] note = track(0x00, 0x90, 60, 64, 0x60, 0x80, 60, 0);
        assertThat(problem(file(2, 96, note)))
                .isEqualTo("a.mid: a MIDI file of type 2, whose tracks are separate patterns; save it as type 0 or 1");
        assertThat(problem(file(0, 0xE728, note)))
                .isEqualTo(
                        "a.mid: times are in frames of a film (SMPTE), not in parts of a quarter note; save it with ticks per quarter");
        assertThat(problem(file(0, 96, track()))).isEqualTo("a.mid: it has no notes; leave it out");
        assertThat(problem(file(1, 96))).isNotEmpty();
        assertThat(problem(file(0, 96, track(0x00, 0x99, 36, 64, 0x60, 0x89, 36, 0))))
                .isEqualTo("a.mid: it has only drums (channel 10), and no notes with a pitch; leave it out");
        assertThat(problem(Arrays.copyOf(file(0, 96, note), 20)))
                .startsWith("a.mid: no MIDI file, or a damaged one (")
                .endsWith("; export it again");
        assertThat(problem(new byte[] {1, 2, 3})).startsWith("a.mid: no MIDI file, or a damaged one (");
        assertThat(problem(file(0, 1, track(0x00, 0x90, 60, 64, 0xFF, 0xFF, 0x7F, 0x80, 60, 0))))
                .endsWith("steps, but at most 100,000 are read; cut it, or lower data.steps-per-quarter");
    }

    @Test
    void anEmptyOrCutOffFileNeverFailsOtherwise() {
        byte[] whole =
                file(1, 96, track(0x00, 0x90, 60, 64, 0x60, 0x80, 60, 0), track(0x00, 0x91, 50, 64, 0x60, 0x81, 50, 0));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                read(cut, new GridReport());
            } catch (UserException | IOException e) {
                assertThat(e.getMessage()).startsWith("a.mid: ").doesNotContain("\n");
            }
        }
    }

    @Test
    void aWrittenFileHoldsTheSameNotes() throws IOException {
        Song song = Song.of(
                List.of(new Note(60, 0, 4, 0), new Note(60, 4, 5, 0), new Note(67, 2, 9, 1), new Note(64, 0, 9, 1)), 9);
        for (int grid : new int[] {1, 3, 4, 7, 96}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            MidiWriter.write(song, grid, 90, out);
            Song read = MidiReader.read("b.mid", new ByteArrayInputStream(out.toByteArray()), grid, new GridReport());
            assertThat(read.notes()).isEqualTo(song.notes());
            assertThat(read.tempo().orElseThrow()).isCloseTo(90, org.assertj.core.data.Offset.offset(1e-3));
        }
    }

    @Test
    void anOverlapOfOnePitchEndsWhereTheNextBegins() throws IOException {
        // on at 0, on again at 48, off at 96, off at 144: the first off ends the first note
        Song song =
                read(file(0, 96, track(0x00, 0x90, 60, 64, 0x30, 60, 64, 0x30, 60, 0, 0x30, 60, 0)), new GridReport());
        assertThat(song.notes()).containsExactly(new Note(60, 0, 2, 0), new Note(60, 2, 6, 0));
        assertThatThrownBy(() -> new Note(60, 2, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
