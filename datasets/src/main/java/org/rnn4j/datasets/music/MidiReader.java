package org.rnn4j.datasets.music;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiFileFormat;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.rnn4j.core.error.UserException;

/**
 * Reads standard MIDI files of types 0 and 1. Notes are placed by quarters, not by seconds, so that changes of the tempo do not matter.
 * Each channel of each track with notes is a voice; channel 10, the drums, is left out.
 */
final class MidiReader {
    private static final int DRUMS = 9;
    private static final int TEMPO = 0x51;
    private static final double MICROSECONDS = 60e6;

    private final int stepsPerQuarter;
    private final GridReport report;
    private final List<Note> notes = new ArrayList<>();
    private final List<long[]> heard = new ArrayList<>(); // pitch, start, end, voice in ticks
    private OptionalDouble tempo = OptionalDouble.empty();
    private int voices;
    private int drums;

    private MidiReader(int stepsPerQuarter, GridReport report) {
        this.stepsPerQuarter = stepsPerQuarter;
        this.report = report;
    }

    /**
     * Reads a file.
     *
     * @param where name of the file, for errors
     * @throws UserException if it is no MIDI file, or has no notes
     */
    static Song read(String where, InputStream stream, int stepsPerQuarter, GridReport report) throws IOException {
        byte[] bytes = new BufferedInputStream(stream).readAllBytes();
        try {
            MidiFileFormat format = MidiSystem.getMidiFileFormat(new ByteArrayInputStream(bytes));
            if (format.getType() > 1) {
                throw new UserException(
                        "%s: a MIDI file of type %d, whose tracks are separate patterns; save it as type 0 or 1"
                                .formatted(where, format.getType()));
            }
            if (format.getDivisionType() != Sequence.PPQ) {
                throw new UserException(
                        "%s: times are in frames of a film (SMPTE), not in parts of a quarter note; save it with ticks per quarter"
                                .formatted(where));
            }
            return new MidiReader(stepsPerQuarter, report)
                    .song(where, MidiSystem.getSequence(new ByteArrayInputStream(bytes)));
        } catch (InvalidMidiDataException | IOException | ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            if (e instanceof IllegalArgumentException && e.getCause() instanceof UserException problem) {
                throw problem;
            }
            throw new UserException(
                    "%s: no MIDI file, or a damaged one (%s); export it again"
                            .formatted(where, e.getMessage() == null ? "it ends too early" : e.getMessage()),
                    e);
        }
    }

    private Song song(String where, Sequence sequence) {
        for (Track track : sequence.getTracks()) {
            read(track);
        }
        if (heard.isEmpty()) {
            throw new UserException(
                    drums > 0
                            ? "%s: it has only drums (channel 10), and no notes with a pitch; leave it out"
                                    .formatted(where)
                            : "%s: it has no notes; leave it out".formatted(where));
        }
        double steps = (double) stepsPerQuarter / sequence.getResolution();
        int last = 0;
        for (long[] note : heard) {
            double exact = note[1] * steps;
            if (note[2] * steps > Song.MOST_STEPS) {
                throw new UserException(
                        "%s: it lasts %,.0f steps, but at most %,d are read; cut it, or lower data.steps-per-quarter"
                                .formatted(where, note[2] * steps, Song.MOST_STEPS));
            }
            int start = (int) Math.round(exact);
            int end = Math.max(start + 1, (int) Math.round(note[2] * steps));
            report.moved(exact - start);
            notes.add(new Note((int) note[0], start, end, (int) note[3]));
            last = Math.max(last, end);
        }
        return new Song(where, "", Overlaps.cut(notes), last, tempo);
    }

    private void read(Track track) {
        Map<Integer, Integer> voiceOf = new HashMap<>(); // of a channel of this track
        Map<Integer, ArrayDeque<long[]>> open = new HashMap<>(); // by channel and pitch
        long last = 0;
        for (int i = 0; i < track.size(); i++) {
            MidiEvent event = track.get(i);
            if (event.getMessage() instanceof MetaMessage meta) {
                readTempo(meta);
            } else if (event.getMessage() instanceof ShortMessage message) {
                int command = message.getCommand();
                boolean on = command == ShortMessage.NOTE_ON && message.getData2() > 0;
                boolean off = command == ShortMessage.NOTE_OFF || (command == ShortMessage.NOTE_ON && !on);
                if ((on || off) && message.getChannel() == DRUMS) {
                    drums += on ? 1 : 0;
                    if (on) {
                        report.drum();
                    }
                } else if (on || off) {
                    last = Math.max(last, event.getTick());
                    int key = message.getChannel() * Note.PITCHES + message.getData1();
                    ArrayDeque<long[]> sounding = open.computeIfAbsent(key, any -> new ArrayDeque<>());
                    if (on) {
                        int voice = voiceOf.computeIfAbsent(message.getChannel(), any -> voices++);
                        sounding.add(new long[] {message.getData1(), event.getTick(), event.getTick(), voice});
                    } else if (!sounding.isEmpty()) {
                        close(sounding.poll(), event.getTick());
                    }
                }
            }
        }
        for (ArrayDeque<long[]> sounding : open.values()) {
            while (!sounding.isEmpty()) {
                report.endless();
                close(sounding.poll(), last);
            }
        }
    }

    private void close(long[] note, long tick) {
        note[2] = tick;
        heard.add(note);
    }

    private void readTempo(MetaMessage meta) {
        byte[] data = meta.getData();
        if (meta.getType() == TEMPO && data.length == 3 && tempo.isEmpty()) {
            int microseconds = (data[0] & 0xFF) << 16 | (data[1] & 0xFF) << 8 | (data[2] & 0xFF);
            tempo = microseconds == 0 ? tempo : OptionalDouble.of(MICROSECONDS / microseconds);
        }
    }
}
