package org.rnn4j.datasets.audio;

import java.io.IOException;
import java.util.List;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.audio.wave.AudioStream;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaKind;

/** Sound files, by the endings of their names. */
final class Sounds {
    static final MediaKind KIND = new MediaKind(
            "sound file",
            List.of("wav", "wave", "aif", "aiff", "aifc", "au", "snd"),
            List.of("mp3", "flac", "ogg", "oga", "opus", "m4a", "aac", "wma"));

    private Sounds() {}

    /** Opens the samples of a file. */
    static AudioStream open(MediaFile file) {
        try {
            return AudioStream.open(file.name(), file.bytes());
        } catch (IOException e) {
            throw PackedFile.unreadable(file.name(), e);
        }
    }
}
