package org.rnn4j.cli.data;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
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
        try {
            if (!ImageIO.write(image(vectors), "png", file.toFile())) {
                throw new IllegalStateException("every JDK writes PNG");
            }
        } catch (IOException e) {
            throw new UserException("--spectrogram = %s cannot be written: %s".formatted(file, IoReason.of(e)), e);
        }
    }

    /** A picture of the first sequence of a batch. */
    static BufferedImage image(RealVectors vectors) {
        int width = Math.min(MAX_SIDE, vectors.time());
        int height = Math.min(MAX_SIDE, vectors.features());
        int zoom = Math.max(1, MIN_SIDE / Math.min(width, height));
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int t = 0; t < width; t++) {
            for (int f = 0; f < height; f++) {
                low = Math.min(low, vectors.at(0, f, t));
                high = Math.max(high, vectors.at(0, f, t));
            }
        }
        BufferedImage image = new BufferedImage(width * zoom, height * zoom, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width * zoom; x++) {
            for (int y = 0; y < height * zoom; y++) {
                float value = vectors.at(0, height - 1 - y / zoom, x / zoom);
                image.setRGB(x, y, color(high > low ? (value - low) / (high - low) : 0));
            }
        }
        return image;
    }

    /** From black over violet and orange to white. */
    private static int color(float share) {
        float hue = 0.75f + 0.4f * share; // violet, red, orange
        return Color.HSBtoRGB(hue, share < 0.75f ? 1 : 4 * (1 - share), Math.min(1, 1.5f * share));
    }
}
