package org.rnn4j.models.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.DoubleScratch;
import org.rnn4j.models.kernel.fused.Gemms;

/** The gradient of the penalty on attention that does not add up to 1, of which the loss says nothing. */
class CoveragePenaltyTest {
    private static final double STEP = 1e-5;
    private static final double SCALE = 0.25;
    private static final double COVERAGE = 0.7;
    private static final int WIDTH = 3;
    private static final int TIME = 4;
    private static final int[] SOURCE_LENGTHS = {2, 4, 3};
    private static final int[] WRITTEN = {3, 2, 3};
    /** Sequences by decreasing length of their targets, and then of their sources. */
    private static final int[] BY_TARGET = {2, 0, 1};

    private static final TokenSequences TARGETS =
            new TokenSequences(new TokenIds(3, 3, new int[] {1, 0, 4, 2, 4, 0, 1, 1, 4}), WRITTEN);

    private final Chunks.Chunk chunk = Chunks.of(3, TIME, SOURCE_LENGTHS, 1)[0];
    private final double[] memory =
            new Random(2).doubles(TIME * 3 * WIDTH, -1, 1).toArray();

    @ParameterizedTest
    @EnumSource(names = {"GENERAL", "BAHDANAU"})
    void gradientsMatchFiniteDifferences(Attention attention) {
        DecoderShape shape = new DecoderShape(
                new Gru(true, false), 1, 4, WIDTH, WIDTH, true, 5, 2, attention, true, true, Condition.INITIAL, 3, 4);
        double[] parameters =
                new Random(3).doubles(shape.parameterCount(), -1, 1).toArray();
        DoubleDecoderHead head = new DoubleDecoderHead(
                shape, Gemms.float64(), 0, new DecoderNoise(0, 0, COVERAGE, 0, 0), Search.of(DecodingSpec.defaults()));
        DoubleDecoderPass pass = (DoubleDecoderPass) head.pass();
        penalised(head, pass, parameters);
        double[] ofMemory = new double[memory.length];
        pass.inputGradient(ofMemory);
        double[] gradients = new double[parameters.length];
        for (int task = 0; task < head.tasks(); task++) {
            pass.addGradients(task, gradients, new DoubleScratch());
        }
        for (int p = 0; p < parameters.length; p++) {
            double slope = slope(head, pass, parameters, parameters, p);
            assertThat(gradients[p]).as("parameter %d", p).isCloseTo(slope, within(1e-7));
        }
        for (int m = 0; m < memory.length; m++) {
            double slope = slope(head, pass, parameters, memory, m);
            assertThat(ofMemory[m]).as("memory %d", m).isCloseTo(slope, within(1e-7));
        }
    }

    private double slope(
            DoubleDecoderHead head, DoubleDecoderPass pass, double[] parameters, double[] changed, int at) {
        double value = changed[at];
        changed[at] = value + STEP;
        double above = penalised(head, pass, parameters);
        changed[at] = value - STEP;
        double below = penalised(head, pass, parameters);
        changed[at] = value;
        return (above - below) / (2 * STEP);
    }

    /** The loss plus the penalty by its definition. */
    private double penalised(DoubleDecoderHead head, DoubleDecoderPass pass, double[] parameters) {
        for (int task = 0; task < head.tasks(); task++) {
            head.pack(task, parameters, true);
        }
        pass.load(chunk, TIME, TARGETS);
        pass.read(memory, 0, null);
        double penalty = 0;
        for (int j = 0; j < 3; j++) {
            int b = BY_TARGET[j];
            for (int s = 0; s < SOURCE_LENGTHS[b]; s++) {
                double sum = 0;
                for (int t = 0; t < WRITTEN[b]; t++) {
                    sum += pass.unroll.weights[pass.unroll.weightsAt(t, j) + s];
                }
                penalty += (1 - sum) * (1 - sum);
            }
        }
        return SCALE * pass.loss(SCALE) + COVERAGE * SCALE * penalty;
    }
}
