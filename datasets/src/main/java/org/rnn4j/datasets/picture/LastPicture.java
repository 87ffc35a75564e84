package org.rnn4j.datasets.picture;

import java.util.concurrent.atomic.AtomicReference;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.file.PictureDecoder;
import org.rnn4j.datasets.picture.file.Pixels;

/** Decodes pictures and remembers the last one: a table names a picture once for each of its captions. */
final class LastPicture {
    private final PictureDecoder decoder;
    private final AtomicReference<Decoded> last = new AtomicReference<>();

    private record Decoded(MediaFile file, Pixels pixels) {}

    LastPicture(PictureDecoder decoder) {
        this.decoder = decoder;
    }

    Pixels pixels(MediaFile file) {
        Decoded before = last.get();
        if (before != null && before.file.equals(file)) {
            return before.pixels;
        }
        Pixels pixels = decoder.decode(file);
        last.set(new Decoded(file, pixels));
        return pixels;
    }
}
