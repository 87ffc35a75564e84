package org.rnn4j.models.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.DoubleScratch;
import org.rnn4j.models.kernel.fused.Gemms;

/** Steps that do not read the token before them (Bowman et al., 2016). */
class WordDropoutTest {
    private static final double STEP = 1e-5;
    private static final int WIDTH = 3;
    private static final int TIME = 4;
    private static final int EMBEDDING = 2;
    private static final int BEGIN = 3;
    private static final int[] SOURCE_LENGTHS = {2, 4, 3};
    private static final DecoderShape SHAPE = new DecoderShape(
            new Gru(true, false),
            1,
            4,
            WIDTH,
            WIDTH,
            true,
            5,
            EMBEDDING,
            Attention.GENERAL,
            true,
            false,
            Condition.INITIAL,
            BEGIN,
            4);
    private static final TokenSequences TARGETS =
            new TokenSequences(new TokenIds(3, 3, new int[] {1, 0, 4, 2, 4, 0, 1, 1, 4}), new int[] {3, 2, 3});

    private final double[] memory =
            new Random(2).doubles(TIME * 3 * WIDTH, -1, 1).toArray();
    private final double[] parameters =
            new Random(3).doubles(SHAPE.parameterCount(), -1, 1).toArray();

    @Test
    void atOneOnlyTheTokenBeforeTheFirstIsRead() {
        double dropped = loss(head(1), parameters);
        double[] withoutWords = parameters.clone();
        for (int id = 0; id < 5; id++) {
            if (id != BEGIN) {
                int row = SHAPE.offset("embedding_W") + id * EMBEDDING;
                Arrays.fill(withoutWords, row, row + EMBEDDING, 0);
            }
        }
        assertThat(dropped)
                .isCloseTo(loss(head(0), withoutWords), within(1e-12))
                .isNotCloseTo(loss(head(0), parameters), within(1e-3));
    }

    @Test
    void someAreReadAndTheirGradientsMatchFiniteDifferences() {
        DoubleDecoderHead head = head(0.5);
        DoubleDecoderPass pass = pass(head, parameters);
        double loss = pass.loss(1);
        assertThat(loss)
                .isNotCloseTo(loss(head(1), parameters), within(1e-3))
                .isNotCloseTo(loss(head(0), parameters), within(1e-3));
        pass.inputGradient(new double[memory.length]);
        double[] gradients = new double[parameters.length];
        for (int task = 0; task < head.tasks(); task++) {
            pass.addGradients(task, gradients, new DoubleScratch());
        }
        for (int p = 0; p < parameters.length; p++) {
            double value = parameters[p];
            parameters[p] = value + STEP;
            double above = loss(head, parameters);
            parameters[p] = value - STEP;
            double below = loss(head, parameters);
            parameters[p] = value;
            assertThat(gradients[p]).as("parameter %d", p).isCloseTo((above - below) / (2 * STEP), within(1e-7));
        }
    }

    private static DoubleDecoderHead head(double words) {
        return new DoubleDecoderHead(
                SHAPE, Gemms.float64(), 0, new DecoderNoise(0, 0, 0, 0, words), Search.of(DecodingSpec.defaults()));
    }

    private double loss(DoubleDecoderHead head, double[] values) {
        return pass(head, values).loss(1);
    }

    private DoubleDecoderPass pass(DoubleDecoderHead head, double[] values) {
        DoubleDecoderPass pass = (DoubleDecoderPass) head.pass();
        for (int task = 0; task < head.tasks(); task++) {
            head.pack(task, values, true);
        }
        pass.load(Chunks.of(3, TIME, SOURCE_LENGTHS, 1)[0], TIME, TARGETS);
        pass.read(memory, 0, new SplittableRandom(5));
        return pass;
    }
}
