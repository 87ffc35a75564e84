package org.rnn4j.cli.predict;

import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Hearing.Sound;

/** The microphone of the machine, through {@link javax.sound.sampled}. */
final class Microphone {
    private static final String NAME = "the microphone";

    private Microphone() {}

    /**
     * Opens the microphone for a listener.
     *
     * @param rate samples per second
     * @throws UserException if there is none that can be opened
     */
    static void listen(int rate, Consumer<Sound> listener) {
        AudioFormat format = new AudioFormat(rate, Short.SIZE, 1, true, false);
        try (TargetDataLine line = AudioSystem.getTargetDataLine(format)) {
            line.open(format);
            line.start();
            listener.accept(new Sound(NAME, new AudioInputStream(line), rate));
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            throw new UserException(
                    ("--microphone: Java finds no microphone that records 16-bit mono at %,d Hz; use a recorder, such as: arecord"
                                    + " -t raw -f S16_LE -r %d | rnn4j predict MODEL --stream --pcm %d")
                            .formatted(rate, rate, rate),
                    e);
        }
    }
}
