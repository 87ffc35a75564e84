package org.rnn4j.cli.data;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.rnn4j.cli.picture.HeatMap;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Recording;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;

/** Draws features over time: time to the right, the first feature at the bottom, low values dark and high values bright. */
final class Spectrogram {
    private static final int MIN_SIDE = 300; // pixels; smaller pictures are enlarged by a whole number
    private static final int MAX_SIDE = 20_000;

    private Spectrogram() {}

    /**
     * Draws a recording before normalisation, or one training sequence as a network reads it, with random changes if the job has
     * any.
     *
     * @param name name of the recording, or the end of it after a slash
     */
    static void write(Path file, SequenceData data, long seed, Optional<String> name) {
        BufferedImage image =
                name.map(given -> image(named(data, given).picture())).orElseGet(() -> image(first(file, data, seed)));
        AtomicFile.write(file, out -> {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("every JDK writes PNG");
            }
        });
    }

    private static RealVectors first(Path file, SequenceData data, long seed) {
        SequenceBatch batch =
                data.batches(Split.TRAIN, new BatchPlan(1, 1, seed)).iterator().next();
        if (batch.inputs() instanceof RealVectors vectors) {
            return vectors;
        }
        throw new UserException("--spectrogram = %s draws sequences of numbers, but the network reads %s; leave it out"
                .formatted(file, data.input().description()));
    }

    private static Recording named(SequenceData data, String name) {
        List<Recording> found = Arrays.stream(Split.values())
                .flatMap(split -> data.recordings(split).stream())
                .filter(recording -> ("/" + recording.name()).endsWith("/" + name))
                .toList();
        if (found.isEmpty()) {
            throw new UserException(
                    "--recording = %s: the job has no such recording; name one by its path, or the end of it after a slash"
                            .formatted(name));
        }
        if (found.size() > 1) {
            throw new UserException("--recording = %s: the job has %d of this name, such as %s; name more of its path"
                    .formatted(name, found.size(), found.get(0).name()));
        }
        return found.get(0);
    }

    /** A picture of the first sequence of a batch. */
    static BufferedImage image(RealVectors vectors) {
        return image(vectors.features(), vectors.time(), (f, t) -> vectors.at(0, f, t));
    }

    private static BufferedImage image(double[][] frames) {
        return image(frames[0].length, frames.length, (f, t) -> frames[t][f]);
    }

    private static BufferedImage image(int features, int time, HeatMap.Values values) {
        int width = Math.min(MAX_SIDE, time);
        int height = Math.min(MAX_SIDE, features);
        int zoom = Math.max(1, MIN_SIDE / Math.min(width, height));
        return HeatMap.of(values, height, width, zoom);
    }
}
