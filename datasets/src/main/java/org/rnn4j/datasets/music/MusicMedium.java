package org.rnn4j.datasets.music;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.Piece;

/** Songs as MIDI files, sound and pictures of a piano roll. Immutable. */
final class MusicMedium implements Medium {
    private final Fitted fitted;
    private final SongCoder coder;

    MusicMedium(Fitted fitted) {
        this.fitted = fitted;
        coder = fitted.coder();
    }

    @Override
    public List<String> reads() {
        return SongFiles.MIDI;
    }

    @Override
    public List<String> writes() {
        return List.of("mid", "wav", "svg");
    }

    /**
     * {@inheritDoc}
     *
     * @throws UserException also if its pitches or its voices are not among those of the model
     */
    @Override
    public Piece read(Path file) {
        GridReport report = new GridReport();
        Song song;
        try (InputStream in = PackedFile.open(file)) {
            song = MidiReader.read(file.toString(), in, fitted.stepsPerQuarter(), report);
        } catch (IOException e) {
            throw PackedFile.unreadable(file.toString(), e);
        }
        if (song.lowest() < fitted.low() || song.highest() > fitted.high()) {
            throw new UserException("%s: its pitches are %d to %d, but the model has learned %d to %d; transpose it"
                    .formatted(file, song.lowest(), song.highest(), fitted.low(), fitted.high()));
        }
        Piece piece = coder.encode(song, report);
        if (report.leavesOut()) {
            throw new UserException("%s: more notes sound at once than the model's %s; remove some"
                    .formatted(file, coder instanceof VoiceCoder voices ? voices.voices() + " voices" : "keys"));
        }
        return piece;
    }

    @Override
    public List<Path> write(Path file, List<Made> made, int columns) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            Path target = i == 0 ? file : Medium.numbered(file, i + 1);
            Song song = coder.decode(made.get(i).piece());
            int prompt = coder.steps(made.get(i).piece(), made.get(i).prompt());
            AtomicFile.write(target, out -> write(target, song, prompt, out));
            files.add(target);
        }
        return files;
    }

    private void write(Path file, Song song, int prompt, OutputStream out) throws IOException {
        switch (PackedFile.ending(file.toString())) {
            case "mid" -> MidiWriter.write(song, fitted.stepsPerQuarter(), fitted.tempo(), out);
            case "wav" -> Synthesizer.write(song, fitted.stepsPerSecond(), out);
            case "svg" -> new PianoRoll(song, prompt, fitted.stepsPerQuarter()).write(out);
            default -> throw new IllegalArgumentException(file.toString());
        }
    }

    /** Tokens or steps per second. */
    @Override
    public OptionalDouble stepsPerSecond() {
        return OptionalDouble.of(fitted.stepsPerSecond() * fitted.itemsPerStep());
    }

    @Override
    public int[] start() {
        return new int[] {SongCoder.END};
    }

    @Override
    public OptionalInt end() {
        return OptionalInt.of(SongCoder.END);
    }
}
