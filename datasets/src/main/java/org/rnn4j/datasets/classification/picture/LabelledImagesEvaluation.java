package org.rnn4j.datasets.classification.picture;

import java.util.List;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.classification.ItemEvaluation;
import org.rnn4j.datasets.classification.ItemEvaluation.Features;
import org.rnn4j.datasets.classification.ItemEvaluation.Yardsticks;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.Thumbnails;

/** Evaluation of classes of pictures; the baselines read {@link Thumbnails}. */
final class LabelledImagesEvaluation {
    private LabelledImagesEvaluation() {}

    /** @param warnings warnings about the pictures */
    static ItemEvaluation<MediaFile> of(ClassSide side, List<String> warnings) {
        Yardsticks<MediaFile> yardsticks = new Yardsticks<>("by pixels", "by pixels", split -> {
            List<float[]> thumbnails = Thumbnails.of(split.sources());
            return new Features(thumbnails, thumbnails);
        });
        return new ItemEvaluation<>(side, yardsticks, MediaFile::name, warnings);
    }
}
