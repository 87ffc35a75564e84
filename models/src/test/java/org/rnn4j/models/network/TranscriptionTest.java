package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.decode.ctc.LabelPredictor;
import org.rnn4j.core.decode.ctc.LabelPredictor.Advance;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions.Sequences;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.task.TranscriptionFactory;

/** Transcription of sounds that last for one to four steps each, with or without silence between them. */
class TranscriptionTest extends OneNativeThread {
    private static final int BATCH = 16;
    private static final int SOUNDS = 6;
    private static final int TIME = 48;
    private static final InputSpec INPUT = new InputSpec.Vectors(SOUNDS);
    private static final OutputSpec OUTPUT = new OutputSpec.Labels(SOUNDS + 1);

    private static JobSpec job(int seed, String model) {
        return Models.parse("""
                task: transcription
                seed: %d
                threads: 1
                model: {cell: gru, hidden-size: 24, %s}
                training: {optimizer: {type: adam, learning-rate: 0.01}}
                """.formatted(seed, model));
    }

    private static LabelPredictor model(int seed, String model) {
        return (LabelPredictor) new TranscriptionFactory().create(job(seed, model), INPUT, OUTPUT);
    }

    /** Two to four sounds, noisy, in up to 45 steps; silence is always between equal ones. */
    private static SequenceBatch sounds(Random random) {
        float[] values = new float[BATCH * SOUNDS * TIME];
        int[] ids = new int[BATCH * 4];
        int[] counts = new int[BATCH];
        int[] lengths = new int[BATCH];
        for (int b = 0; b < BATCH; b++) {
            counts[b] = 2 + random.nextInt(3);
            int t = random.nextInt(6);
            for (int i = 0; i < counts[b]; i++) {
                ids[b * 4 + i] = 1 + random.nextInt(SOUNDS);
                boolean again = i > 0 && ids[b * 4 + i] == ids[b * 4 + i - 1];
                t += again ? 1 + random.nextInt(5) : random.nextInt(6);
                for (int end = t + 1 + random.nextInt(4); t < end; t++) {
                    values[(b * SOUNDS + ids[b * 4 + i] - 1) * TIME + t] = 1;
                }
            }
            lengths[b] = t + random.nextInt(2);
        }
        for (int j = 0; j < values.length; j++) {
            values[j] += (float) (0.1 * random.nextGaussian());
        }
        return new SequenceBatch(
                new RealVectors(BATCH, SOUNDS, TIME, values),
                new TokenSequences(new TokenIds(BATCH, 4, ids), counts),
                lengths,
                false);
    }

    private static int right(LabelPredictor model, SequenceBatch test) {
        Sequences written = (Sequences) model.predict(test).predictions();
        TokenSequences targets = (TokenSequences) test.targets();
        int right = 0;
        for (int b = 0; b < BATCH; b++) {
            int[] wanted = Arrays.copyOfRange(targets.ids().ids(), b * 4, b * 4 + targets.lengths()[b]);
            right += Arrays.equals(written.best().get(b).get(0).tokens(), wanted) ? 1 : 0;
        }
        return right;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void leavesThePlateauOfBlanksFromEverySeed(int seed) {
        LabelPredictor model = model(seed, "layers: 1, bidirectional: true");
        Random random = new Random(seed);
        for (int step = 0; step < 200; step++) {
            model.train(sounds(random), null, 0.01, 5);
        }
        assertThat(right(model, sounds(new Random(99)))).isGreaterThanOrEqualTo(BATCH - 1);
    }

    @Test
    void piecesGiveTheSameProbabilitiesAsTheWhole() {
        LabelPredictor model = model(4, "layers: 2");
        RealVectors whole = (RealVectors) sounds(new Random(5)).inputs();
        float[][][] expected = model.advance(whole, null).labels();
        for (int size : new int[] {1, 5, 7}) {
            RnnState state = null;
            for (int from = 0; from < TIME; from += size) {
                int to = Math.min(TIME, from + size);
                Advance advance = model.advance(steps(whole, from, to), state);
                state = advance.after();
                for (int b = 0; b < BATCH; b++) {
                    for (int t = from; t < to; t++) {
                        assertThat(advance.labels()[b][t - from]).containsExactly(expected[b][t], within(1e-6f));
                    }
                }
            }
        }
    }

    private static SequenceValues steps(RealVectors whole, int from, int to) {
        float[] values = new float[BATCH * SOUNDS * (to - from)];
        for (int row = 0; row < BATCH * SOUNDS; row++) {
            System.arraycopy(whole.values(), row * TIME + from, values, row * (to - from), to - from);
        }
        return new RealVectors(BATCH, SOUNDS, to - from, values);
    }

    @Test
    void aStateOfTheGenericNetworkIsThatOfTheEngine() {
        RealVectors whole = (RealVectors) sounds(new Random(5)).inputs();
        var network = new TranscriptionFactory().network(job(4, "layers: 2"), INPUT, OUTPUT, DataType.FLOAT);
        var generic = new GenericSequencePredictor(network, Kernels.generic(), 4);
        SequenceBatch second = new SequenceBatch(steps(whole, 9, TIME), new SequenceValues.None(BATCH), null, true);
        SequenceBatch first = new SequenceBatch(steps(whole, 0, 9), new SequenceValues.None(BATCH), null, false);
        RnnState between = generic.advance(first, null).outcome().after();
        float[][][] labels = ((Sequences) generic.advance(second, between).predictions()).labels();
        float[][][] expected = model(4, "layers: 2").advance(whole, null).labels();
        for (int b = 0; b < BATCH; b++) {
            for (int t = 9; t < TIME; t++) {
                assertThat(labels[b][t - 9]).containsExactly(expected[b][t], within(1e-5f));
            }
        }
    }

    @Test
    void aModelThatReadsInBothDirectionsNeedsTheWhole() {
        LabelPredictor model = model(4, "layers: 1, bidirectional: true");
        SequenceValues whole = sounds(new Random(5)).inputs();
        assertThatThrownBy(() -> model.advance(whole, null))
                .isInstanceOf(UserException.class)
                .hasMessage("the model reads in both directions, so it needs whole sequences;"
                        + " train it with model.bidirectional = false");
    }
}
