package org.rnn4j.datasets.music;

import java.io.IOException;
import java.io.OutputStream;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Writes a song as a MIDI file of type 1: a track with the tempo, then one for each voice. */
final class MidiWriter {
    private static final int RESOLUTION = 480; // divisible by the usual grids
    private static final int VELOCITY = 80;
    private static final int DRUMS = 9;
    private static final int CHANNELS = 16;

    private MidiWriter() {}

    /** @param tempo quarter notes a minute */
    static void write(Song song, int stepsPerQuarter, double tempo, OutputStream out) throws IOException {
        int resolution = RESOLUTION % stepsPerQuarter == 0 ? RESOLUTION : stepsPerQuarter * 16;
        int ticks = resolution / stepsPerQuarter;
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, resolution);
            int microseconds = (int) Math.min(0xFFFFFF, Math.round(60e6 / tempo));
            byte[] bytes = {(byte) (microseconds >> 16), (byte) (microseconds >> 8), (byte) microseconds};
            sequence.createTrack().add(new MidiEvent(new MetaMessage(0x51, bytes, bytes.length), 0));
            for (int voice = 0; voice < song.voices(); voice++) {
                Track track = sequence.createTrack();
                int channel = voice % (CHANNELS - 1);
                channel += channel >= DRUMS ? 1 : 0;
                for (Note note : song.notes()) {
                    if (note.voice() == voice) {
                        add(track, ShortMessage.NOTE_ON, channel, note.pitch(), VELOCITY, (long) note.start() * ticks);
                        add(track, ShortMessage.NOTE_OFF, channel, note.pitch(), 0, (long) note.end() * ticks);
                    }
                }
            }
            MidiSystem.write(sequence, 1, out);
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("pitches and channels are in range", e);
        }
    }

    private static void add(Track track, int command, int channel, int pitch, int velocity, long tick)
            throws InvalidMidiDataException {
        track.add(new MidiEvent(new ShortMessage(command, channel, pitch, velocity), tick));
    }
}
