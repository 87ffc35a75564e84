package org.rnn4j.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.backtest.RollingOrigins;
import org.rnn4j.core.backtest.RollingSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Tasks;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.TrainingResult.Ending;

class TrialsTest {
    record Options() {}

    private static final JobSpec JOB = new JobReader(Tasks.of(Map.of("language-model", Options.class)))
            .parse("{seed: 7, data: {type: examples, source: x}}", "job.yaml", "job", List.of());

    @TempDir
    Path folder;

    private final List<String> ran = new ArrayList<>();

    @Test
    void theSeedsOfAFoldStandTogether() {
        Repetition repetition = Repetition.of(JOB, new Examples(), 2, 2);
        assertThat(repetition.trials().stream().map(Trial::name))
                .containsExactly("fold-1-seed-7", "fold-1-seed-8", "fold-2-seed-7", "fold-2-seed-8");
        assertThat(repetition.trials().stream().map(trial -> trial.job().seed()))
                .containsExactly(7L, 8L, 7L, 8L);
        assertThat(repetition.trials().get(2).job().data().toString())
                .isEqualTo("{\"source\":\"x\",\"fold\":\"2 of 2\",\"type\":\"examples\"}");
    }

    @Test
    void withoutFoldsTheDataIsThatOfTheJob() {
        Repetition repetition = Repetition.of(JOB, new Examples(), 0, 1);
        assertThat(repetition.trials()).containsExactly(new Trial("seed-7", JOB));
        assertThat(Repetition.of(JOB, new Examples(), 2, 1).trials().stream().map(Trial::name))
                .containsExactly("fold-1", "fold-2");
    }

    @Test
    void dataInTimeIsBacktestedInstead() {
        assertThatThrownBy(() -> Repetition.of(JOB, new Series(), 5, 1))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "--folds = 5, but data.type = examples is ordered by time, and a fold would be forecast from"
                                + " later rows; use rnn4j backtest --origins 5 --refit");
        assertThat(Repetition.of(JOB, new Series(), 0, 2).trials()).hasSize(2);
    }

    @Test
    void dataWithoutExamplesSaysSo() {
        DataSource stream = new Stream();
        assertThatThrownBy(() -> Repetition.of(JOB, stream, 5, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("--folds = 5, but data.type = stream cannot be divided into folds; use --seeds instead");
    }

    @Test
    void whatIsFinishedIsReadAndNotTrainedAgain() {
        Repetition repetition = Repetition.of(JOB, new Examples(), 0, 3);
        List<TrialResult> first = repetition.run(trials(2, "a"), (trial, result) -> {});
        assertThat(first).hasSize(2); // the third was interrupted
        List<TrialResult> second = repetition.run(trials(3, "a"), (trial, result) -> {});
        assertThat(second).hasSize(3);
        assertThat(second.subList(0, 2)).isEqualTo(first);
        assertThat(ran).containsExactly("seed-7", "seed-8", "seed-9", "seed-9");
    }

    @Test
    void anUndefinedMetricSurvivesItsFile() {
        Trial trial = new Trial("one", JOB);
        TrialResult result = new TrialResult(
                "a",
                2,
                3,
                0.5,
                Ending.PATIENCE,
                List.of(new SplitScores(
                        Split.TEST,
                        List.of(new Metric("F1", Double.NaN, Kind.SHARE)),
                        Map.of("naive", List.of(new Metric("MASE", 1.25, Kind.ERROR))))),
                "");
        Trials trials = new Trials(new RunFolder(folder), (any, where) -> Optional.of(result));
        assertThat(trials.run(trial)).contains(result);
        assertThat(trials.finished(trial)).contains(result);
    }

    @Test
    void modelsOfOtherDataAreNotComparedWith() {
        trials(1, "a").run(new Trial("seed-7", JOB));
        Trials later = trials(9, "b");
        later.run(new Trial("seed-7", JOB));
        assertThatThrownBy(() -> later.run(new Trial("seed-8", JOB)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the data has changed since the first model of %s was trained, but seed-8 must be comparable; start anew, or restore the old data"
                                .formatted(folder));
    }

    @Test
    void aDamagedResultNamesItsFile() throws IOException {
        trials(1, "a").run(new Trial("seed-7", JOB));
        Path file = Files.writeString(folder.resolve("seed-7/result.json"), "{\"steps\":");
        assertThatThrownBy(() -> trials(1, "a").run(new Trial("seed-7", JOB)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file + " is damaged: ")
                .hasMessageEndingWith("; delete it to train this model again");
    }

    /** @param finish how many trainings end by themselves; the next one is interrupted */
    private Trials trials(int finish, String sha256) {
        int before = ran.size();
        return new Trials(new RunFolder(folder), (trial, where) -> {
            assertThat(where.path()).isDirectory();
            ran.add(trial.name());
            return ran.size() - before > finish
                    ? Optional.empty()
                    : Optional.of(new TrialResult(sha256, 1, trial.job().seed(), 1, Ending.EPOCHS, List.of(), ""));
        });
    }

    private static class Examples implements DataSource {
        @Override
        public String type() {
            return "examples";
        }

        @Override
        public ObjectNode fold(ObjectNode options, int folds, int fold) {
            return options.put("fold", fold + " of " + folds);
        }

        @Override
        public SequenceData open(ObjectNode options, Codec fitted) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Series extends Examples implements RollingSource {
        @Override
        public RollingOrigins origins(ObjectNode options, int count, int step) {
            throw new UnsupportedOperationException();
        }
    }

    private record Stream() implements DataSource {
        @Override
        public String type() {
            return "stream";
        }

        @Override
        public SequenceData open(ObjectNode options, Codec fitted) {
            throw new UnsupportedOperationException();
        }
    }
}
