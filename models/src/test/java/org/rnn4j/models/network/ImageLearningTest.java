package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.task.ClassificationFactory;
import org.rnn4j.models.task.ConditionalFactory;
import org.rnn4j.models.task.PredictorFactory;
import org.rnn4j.models.task.SequenceToSequenceFactory;

/** Images are named, and the motion in a video is recognised. */
class ImageLearningTest extends OneNativeThread {
    private static final int SIDE = 8;
    private static final int END = 3;

    /** Strokes of two by two pixels. */
    private static final float[][] STROKES = {{1, 1, 0, 0}, {1, 0, 1, 0}, {1, 0, 0, 1}};

    /** Two strokes, one in the left half and one in the right; the caption names both in this order. */
    private static SequenceBatch captions(Random random, int batch) {
        float[] pixels = new float[batch * SIDE * SIDE];
        int[] ids = new int[batch * 3];
        for (int b = 0; b < batch; b++) {
            for (int half = 0; half < 2; half++) {
                int which = random.nextInt(STROKES.length);
                int corner =
                        (b * SIDE + random.nextInt(SIDE - 1)) * SIDE + half * SIDE / 2 + random.nextInt(SIDE / 2 - 1);
                System.arraycopy(STROKES[which], 0, pixels, corner, 2);
                System.arraycopy(STROKES[which], 2, pixels, corner + SIDE, 2);
                ids[b * 3 + half] = which;
            }
            ids[b * 3 + 2] = END;
        }
        int[] lengths = new int[batch];
        Arrays.fill(lengths, 3);
        return new SequenceBatch(
                new Images(batch, 1, SIDE, SIDE, pixels),
                new TokenSequences(new TokenIds(batch, 3, ids), lengths),
                null,
                false);
    }

    @ParameterizedTest
    @CsvSource({"seq2seq, 0, 250", "conditional, 32, 900"})
    void learnsToNameWhatIsLeftAndRight(String task, int features, int steps) {
        JobSpec job = Models.parse("""
                task: %s
                seed: 3
                threads: 2
                model: {cell: gru, hidden-size: 24, layers: 1, embedding-size: 8, encoder: {filters: [8, 16], blocks: 1, features: %s}}
                decoding: {max-length: 5}
                """.formatted(task, features));
        PredictorFactory factory = task.equals("seq2seq") ? new SequenceToSequenceFactory() : new ConditionalFactory();
        OutputSpec output = new OutputSpec.Sequence(5, 4, END);
        SequencePredictor model = factory.create(job, new InputSpec.Images(1, SIDE, SIDE), output);
        Random random = new Random(1);
        for (int step = 0; step < steps; step++) {
            model.train(captions(random, 16), null, 0.005, 5);
        }
        SequenceBatch fresh = captions(new Random(99), 50);
        Predictions.Sequences found =
                (Predictions.Sequences) model.predict(fresh).predictions();
        int[] wanted = ((TokenSequences) fresh.targets()).ids().ids();
        int right = 0;
        for (int b = 0; b < 50; b++) {
            int[] caption = found.best().get(b).get(0).tokens();
            right += Arrays.equals(caption, Arrays.copyOfRange(wanted, b * 3, b * 3 + 2)) ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(49);
    }

    /** A dot that moves up, right, down or left, and starts anywhere. */
    private static SequenceBatch motions(Random random, int batch) {
        int time = 5;
        int[][] directions = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};
        float[] pixels = new float[batch * time * SIDE * SIDE];
        int[] classes = random.ints(batch, 0, 4).toArray();
        int[] lengths = random.ints(batch, 3, time + 1).toArray();
        for (int b = 0; b < batch; b++) {
            int y = random.nextInt(SIDE);
            int x = random.nextInt(SIDE);
            for (int t = 0; t < lengths[b]; t++) {
                pixels[((b * time + t) * SIDE + y) * SIDE + x] = 1;
                y = Math.floorMod(y + directions[classes[b]][0], SIDE);
                x = Math.floorMod(x + directions[classes[b]][1], SIDE);
            }
        }
        return new SequenceBatch(new Frames(batch, time, 1, SIDE, SIDE, pixels), new ClassIds(classes), lengths, false);
    }

    @Test
    void learnsTheDirectionOfAMovingDot() {
        JobSpec job = Models.parse("""
                task: classification
                seed: 3
                threads: 2
                model: {cell: gru, hidden-size: 24, bidirectional: false, dropout: 0, pooling: last,
                  encoder: {filters: [8, 8], blocks: 0, features: 32}}
                """);
        SequencePredictor model = new ClassificationFactory()
                .create(
                        job,
                        new InputSpec.Frames(1, SIDE, SIDE),
                        new OutputSpec.OneClass(List.of("up", "right", "down", "left"), List.of(1L, 1L, 1L, 1L)));
        Random random = new Random(1);
        for (int step = 0; step < 400; step++) {
            model.train(motions(random, 16), null, 0.005, 5);
        }
        SequenceBatch fresh = motions(new Random(99), 100);
        ClassProbabilities found = (ClassProbabilities) model.predict(fresh).predictions();
        int right = 0;
        for (int b = 0; b < 100; b++) {
            right += found.best(b) == ((ClassIds) fresh.targets()).classes()[b] ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(98);
    }
}
