package org.rnn4j.cli.data;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.rnn4j.cli.picture.HeatMap;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;

/** Draws features over time: time to the right, the first feature at the bottom, low values dark and high values bright. */
final class Spectrogram {
    private static final int MIN_SIDE = 300; // pixels; smaller pictures are enlarged by a whole number
    private static final int MAX_SIDE = 20_000;

    private Spectrogram() {}

    /** Draws one training sequence as a network reads it, with random changes if the job has any. */
    static void write(Path file, SequenceData data, long seed) {
        SequenceBatch batch =
                data.batches(Split.TRAIN, new BatchPlan(1, 1, seed)).iterator().next();
        if (!(batch.inputs() instanceof RealVectors vectors)) {
            throw new UserException(
                    "--spectrogram = %s draws sequences of numbers, but the network reads %s; leave it out"
                            .formatted(file, data.input().description()));
        }
        AtomicFile.write(file, out -> {
            if (!ImageIO.write(image(vectors), "png", out)) {
                throw new IllegalStateException("every JDK writes PNG");
            }
        });
    }

    /** A picture of the first sequence of a batch. */
    static BufferedImage image(RealVectors vectors) {
        int width = Math.min(MAX_SIDE, vectors.time());
        int height = Math.min(MAX_SIDE, vectors.features());
        int zoom = Math.max(1, MIN_SIDE / Math.min(width, height));
        return HeatMap.of((f, t) -> vectors.at(0, f, t), height, width, zoom);
    }
}
