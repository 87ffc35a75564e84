package org.rnn4j.cli.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.train.Trainer;

/**
 * The first training batches, as training gets them.
 *
 * @param count number of batches that were read
 * @param all whether these are all batches of an epoch
 * @param padding share of time steps that are padding
 * @param shape shape of the inputs of the first batch
 * @param texts decoded inputs of the first batch, if they are text
 */
record Batches(int count, boolean all, double padding, String shape, List<String> texts) {
    /** Reading more batches would take long. */
    private static final int MOST = 1000;

    private static final int TEXTS = 3;

    static Batches of(JobSpec job, SequenceData data) {
        int count = 0;
        long steps = 0;
        long valid = 0;
        SequenceBatch first = null;
        var batches = data.batches(Split.TRAIN, Trainer.plan(job.training(), job.seed()))
                .iterator();
        for (; count < MOST && batches.hasNext(); count++) {
            SequenceBatch batch = batches.next();
            first = first == null ? batch : first;
            long all = (long) batch.batch() * time(batch.inputs());
            steps += all;
            valid += batch.lengths() == null
                    ? all
                    : Arrays.stream(batch.lengths()).sum();
        }
        return new Batches(
                count,
                !batches.hasNext(),
                steps == 0 ? 0 : 1 - (double) valid / steps,
                first == null ? "none" : shape(first.inputs()),
                first == null ? List.of() : texts(first, data));
    }

    private static List<String> texts(SequenceBatch batch, SequenceData data) {
        List<String> texts = new ArrayList<>();
        if (batch.inputs() instanceof TokenIds ids && data.codec() instanceof TextCodec codec) {
            for (int b = 0; b < Math.min(TEXTS, ids.batch()); b++) {
                int length = batch.lengths() == null ? ids.time() : batch.lengths()[b];
                int from = b * ids.time();
                texts.add(codec.decode(Arrays.copyOfRange(ids.ids(), from, from + length)));
            }
        }
        return texts;
    }

    private static int time(SequenceValues inputs) {
        if (inputs instanceof TokenIds ids) {
            return ids.time();
        } else if (inputs instanceof WordIds words) {
            return words.words().time();
        } else if (inputs instanceof Frames frames) {
            return frames.time();
        }
        return inputs instanceof RealVectors vectors ? vectors.time() : 1;
    }

    private static String shape(SequenceValues inputs) {
        if (inputs instanceof RealVectors vectors) {
            return "[batch %d, features %d, time %d]".formatted(vectors.batch(), vectors.features(), vectors.time());
        } else if (inputs instanceof OneVector vector) {
            return "[batch %d, width %d]".formatted(vector.batch(), vector.width());
        } else if (inputs instanceof Images images) {
            return "[batch %d, channels %d, height %d, width %d]"
                    .formatted(images.batch(), images.channels(), images.height(), images.width());
        } else if (inputs instanceof Frames frames) {
            return "[batch %d, time %d, channels %d, height %d, width %d]"
                    .formatted(frames.batch(), frames.time(), frames.channels(), frames.height(), frames.width());
        }
        String what = inputs instanceof WordIds ? " words" : " ids";
        return "[batch %d, time %d]".formatted(inputs.batch(), time(inputs)) + what;
    }
}
