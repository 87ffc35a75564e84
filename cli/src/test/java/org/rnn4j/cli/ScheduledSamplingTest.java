package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;

/** {@code training.scheduled-sampling}: a decoder that learns reads its own last predictions (Bengio et al., 2015). */
class ScheduledSamplingTest {
    @TempDir
    Path folder;

    @Test
    void atOneTheTargetsAreNeverRead() throws IOException {
        assertThat(trainingLoss(1, false)).isNotCloseTo(evaluationLoss(false), within(1e-3));
    }

    @Test
    void whereTheModelPredictsTheTargetsItReadsThemAnyway() throws IOException {
        assertThat(trainingLoss(1, true)).isCloseTo(evaluationLoss(true), within(1e-5));
    }

    @Test
    void atZeroTheTargetsAreRead() throws IOException {
        assertThat(trainingLoss(0, false)).isCloseTo(evaluationLoss(false), within(1e-5));
    }

    private double trainingLoss(double share, boolean predicted) throws IOException {
        try (Setting setting = setting(share)) {
            return setting.model.train(setting.batch(predicted), null, 0.1, 0).lossNats();
        }
    }

    private double evaluationLoss(boolean predicted) throws IOException {
        try (Setting setting = setting(0)) {
            return setting.model.evaluate(setting.batch(predicted), null).lossNats();
        }
    }

    private Setting setting(double share) throws IOException {
        Path pairs = Files.writeString(folder.resolve("pairs.tsv"), "abc\tcba\nbca\tacb\ncca\tacc\n".repeat(4));
        JobSpec job = Plugins.load().jobs().parse("""
                task: seq2seq
                seed: 3
                threads: 1
                data: {type: pairs, source: %s, tokenizer: character, target-tokenizer: character,
                       split: {train: 0.75, validation: 0.25}}
                model: {cell: gru, hidden-size: 8, layers: 1, embedding-size: 8}
                training: {scheduled-sampling: %s, optimizer: {type: sgd}}
                decoding: {max-length: 6}
                """.formatted(pairs, share), "job.yaml", "job", List.of());
        Plugins plugins = Plugins.load();
        SequenceData data = plugins.open(job, null);
        return new Setting(data, (SequencePredictor) plugins.network(job).create(job, data.input(), data.output()));
    }

    /** An untrained model, the same for every share. */
    private record Setting(SequenceData data, SequencePredictor model) implements AutoCloseable {

        /** @param predicted whether the targets are what the model predicts by itself, rather than those of the data */
        SequenceBatch batch(boolean predicted) {
            SequenceBatch batch =
                    data.batches(Split.TRAIN, new BatchPlan(9, 1, 1)).iterator().next();
            if (!predicted) {
                return batch;
            }
            int end = ((OutputSpec.Sequence) data.output()).end();
            int[][] greedy = ((Predictions.Sequences) model.predict(batch).predictions())
                    .best().stream().map(best -> best.get(0).tokens()).toArray(int[][]::new);
            int time = Arrays.stream(greedy)
                            .mapToInt(tokens -> tokens.length)
                            .max()
                            .orElseThrow()
                    + 1;
            assertThat(time).as("steps, of which some must read a prediction").isGreaterThan(2);
            int[] ids = new int[greedy.length * time];
            int[] lengths = new int[greedy.length];
            for (int b = 0; b < greedy.length; b++) {
                System.arraycopy(greedy[b], 0, ids, b * time, greedy[b].length);
                ids[b * time + greedy[b].length] = end;
                lengths[b] = greedy[b].length + 1;
            }
            TokenSequences targets = new TokenSequences(new TokenIds(greedy.length, time, ids), lengths);
            return new SequenceBatch(batch.inputs(), targets, batch.lengths(), false, batch.examples());
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
