package org.rnn4j.datasets.picture;

import java.util.List;
import org.rnn4j.datasets.media.MediaKind;

/** Picture files, by the endings of their names. */
public final class Pictures {
    public static final MediaKind KIND = new MediaKind(
            "picture",
            List.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff"),
            List.of("webp", "heic", "heif", "avif", "jp2", "jxl", "svg", "psd"));

    /** Arrays of numbers that stand for pictures. */
    public static final MediaKind FEATURES = new MediaKind("npy file", List.of("npy"), List.of());

    private Pictures() {}
}
