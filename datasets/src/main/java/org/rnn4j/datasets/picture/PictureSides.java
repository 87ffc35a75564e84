package org.rnn4j.datasets.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.datasets.codec.CodecJson;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.sides.SourceSide;

/** The source sides of picture files, by what a network reads. */
public final class PictureSides {
    private PictureSides() {}

    /** Fits a side to training files. */
    public static SourceSide<MediaFile> fit(PictureView view, PictureSpec spec, List<MediaFile> training) {
        return view == PictureView.FEATURES ? NumbersSide.fit(training) : PictureSide.fit(spec, view, training);
    }

    /** Reads a side of a bundle. */
    public static SourceSide<MediaFile> read(String format, JsonNode json) {
        PictureView view = Arrays.stream(PictureView.values())
                .filter(one -> one.name().equals(json.path("view").asText()))
                .findFirst()
                .orElseThrow(() -> CodecJson.damaged(format, "it has no \"view\""));
        return view == PictureView.FEATURES ? NumbersSide.read(format, json) : PictureSide.read(format, view, json);
    }
}
