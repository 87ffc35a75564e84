package org.rnn4j.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.JobKeys;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Tasks;
import org.rnn4j.core.measure.SplitScores;
import org.rnn4j.core.measure.Trial;
import org.rnn4j.core.measure.TrialResult;
import org.rnn4j.core.measure.TrialRunner;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.search.SearchResult.Ending;
import org.rnn4j.core.search.SearchResult.Ranked;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.TrainingResult;

class SearchTest {
    enum Cell {
        GRU,
        LSTM
    }

    record Model(
            @Default("8") @Range(min = 1, max = 512) int hiddenSize,
            @Default("0.1") @Range(min = 0, max = 1) double dropout,
            @Default("gru") Cell cell) {
        Model {
            Ranges.require("model", Model.class, hiddenSize, dropout, cell);
            if (cell == Cell.LSTM && hiddenSize == 13) {
                throw new UserException("model.hidden-size = 13, but this cell is superstitious");
            }
        }
    }

    record Options(Model model) {}

    private static final Tasks TASKS = Tasks.of(Map.of("language-model", Options.class));

    @TempDir
    Path folder;

    private final List<Trial> ran = new ArrayList<>();
    private long nanos;

    @Test
    void randomSearchTrainsEveryCandidateOnceAndRanksThemByLoss() {
        SearchResult result = search("trials: 5, space: {model.hidden-size: [1, 2, 3, 4]}", "epochs: 2")
                .run(folder(), runner(trial -> (double) hiddenSize(trial)), (trial, ignored) -> {});
        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.ranked().stream().map(SearchTest::hiddenSize)).containsExactly(1, 2, 3, 4, 8);
        assertThat(ran.stream().map(Trial::name))
                .containsExactly("trial-01", "trial-02", "trial-03", "trial-04", "trial-05");
        assertThat(hiddenSize(ran.get(0).job())).isEqualTo(8); // the job as it is
    }

    /** Successive halving of nine with factor 3 and nine epochs: nine for one epoch, three for three, one for nine. */
    @Test
    void halvingTrainsTheBestThirdThreeTimesAsLong() {
        SearchResult result = search(
                        "method: halving, trials: 9, space: {model.hidden-size: {min: 1, max: 500}}", "epochs: 9")
                .run(folder(), runner(trial -> (double) hiddenSize(trial)), (trial, ignored) -> {});
        assertThat(ran.stream().map(trial -> trial.job().training().epochs()))
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 9);
        List<Integer> smallest = ran.subList(0, 9).stream()
                .map(trial -> hiddenSize(trial.job()))
                .sorted()
                .toList();
        assertThat(ran.subList(9, 13).stream().map(trial -> hiddenSize(trial.job())))
                .containsExactly(smallest.get(0), smallest.get(1), smallest.get(2), smallest.get(0));
        assertThat(result.ranked().stream().map(Ranked::rung)).containsExactly(3, 2, 2, 1, 1, 1, 1, 1, 1);
        assertThat(result.ranked().get(0).job().training().epochs()).isEqualTo(9);
        assertThat(ran.get(12).name())
                .isEqualTo("trial-%02d-rung-3".formatted(number(result.ranked().get(0))));
    }

    @Test
    void halvingStopsAtOneEpochAndDividesABudget() {
        assertThat(rungs("epochs: 4", 27)).containsExactly(new Rung(27, 1 / 3.0), new Rung(9, 1));
        assertThat(rungs("budget: 9m", 10))
                .containsExactly(new Rung(10, 1 / 9.0), new Rung(3, 1 / 3.0), new Rung(1, 1));
        assertThat(Rung.time(rungs("budget: 9m", 10), job("", "budget: 9m").training()))
                .isEqualTo(Duration.ofMinutes(10 + 9 + 9));
        assertThat(new Rung(3, 1 / 3.0)
                        .shortened(job("", "budget: 9m"))
                        .training()
                        .budget())
                .isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void theMainMetricDecidesIfTheJobSaysSoAndTheLossBetweenEquals() {
        Criterion score = new Criterion(BestBy.SCORE);
        Ranked good = ranked(1, 1, 0.9, 0.5);
        Ranked bad = ranked(2, 1, 0.8, 0.1);
        Ranked same = ranked(3, 1, 0.9, 0.4);
        Ranked longer = ranked(4, 2, 0.1, 9);
        Ranked undefined = ranked(5, 1, Double.NaN, Double.NaN);
        Ranked failed = new Ranked(new Candidate(6, Map.of()), null, 3, TrialResult.failed("no", 1, 0));
        assertThat(List.of(failed, undefined, good, bad, same, longer).stream().sorted(score.order()))
                .containsExactly(longer, same, good, bad, undefined, failed);
        assertThat(List.of(good, bad, same).stream().sorted(new Criterion(BestBy.LOSS).order()))
                .containsExactly(bad, same, good);
    }

    @Test
    void aTrialThatCannotBeTrainedLosesAndDoesNotEndTheSearch() {
        SearchResult result = search("trials: 3, space: {model.hidden-size: [1, 2]}", "epochs: 2")
                .run(
                        folder(),
                        runner(trial -> {
                            if (hiddenSize(trial) == 1) {
                                throw new UserException("the loss is NaN");
                            }
                            return 1.0;
                        }),
                        (trial, ignored) -> {});
        assertThat(result.ranked()).hasSize(3);
        assertThat(result.ranked().get(2).result().failure()).isEqualTo("the loss is NaN");
        assertThat(hiddenSize(result.ranked().get(2))).isEqualTo(1);
    }

    @Test
    void ifNoneCanBeTrainedTheFirstReasonIsGiven() {
        Search search = search("trials: 3, space: {model.hidden-size: [1, 2]}", "epochs: 2");
        assertThatThrownBy(() -> search.run(
                        folder(),
                        (trial, where) -> {
                            throw new UserException(trial.name() + " is too large");
                        },
                        (trial, ignored) -> {}))
                .isInstanceOf(UserException.class)
                .hasMessage("no trial can be trained; the first one says: trial-01 is too large");
    }

    @Test
    void valuesThatDoNotGoTogetherFailByThemselves() {
        SearchResult result = search(
                        "trials: 9, space: {model.hidden-size: [12, 13], model.cell: [gru, lstm]}", "epochs: 2")
                .run(folder(), runner(trial -> 1.0), (trial, ignored) -> {});
        assertThat(result.ranked()).hasSize(5); // the job as it is, and four combinations
        assertThat(result.ranked().get(4).result().failure())
                .isEqualTo("search.space: model.hidden-size = 13, but this cell is superstitious");
        assertThat(ran).hasSize(4);
    }

    @Test
    void whatIsFinishedIsNotTrainedAgainAndTheCandidatesAreTheSame() {
        String space = "trials: 6, space: {model.dropout: {min: 0, max: 0.9}}";
        SearchResult first = search(space, "epochs: 2")
                .run(folder(), runner(trial -> ran.size() > 3 ? null : 1.0 / ran.size()), (trial, ignored) -> {});
        assertThat(first.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(first.ranked()).hasSize(3);
        SearchResult second =
                search(space, "epochs: 2").run(folder(), runner(trial -> 1.0 / ran.size()), (trial, ignored) -> {});
        assertThat(second.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(second.ranked()).hasSize(6).containsAll(first.ranked());
        assertThat(ran.stream().map(Trial::name))
                .containsExactly("trial-01", "trial-02", "trial-03", "trial-04", "trial-04", "trial-05", "trial-06");
        assertThat(ran.get(3).job()).isEqualTo(ran.get(4).job());
    }

    /** A trial takes a minute: four fit into 4m30s, and none begins that would not. */
    @Test
    void noTrialBeginsThatWouldNotFitIntoTheBudget() {
        SearchResult result = search(
                        "trials: 9, budget: 4m30s, space: {model.dropout: {min: 0, max: 0.9}}", "epochs: 2")
                .run(folder(), runner(trial -> 1.0), (trial, ignored) -> {});
        assertThat(result.ending()).isEqualTo(Ending.BUDGET);
        assertThat(result.ranked()).hasSize(4);
        assertThat(ran.stream().map(trial -> trial.job().training().budget().toSeconds()))
                .containsExactly(270L, 210L, 150L, 90L); // a trial that takes longer is cut
        assertThat(result.ranked().get(0).job().training().budget()).isZero();
    }

    @Test
    void aBudgetForLessThanTwoTrialsIsRefused() {
        String space = "space: {model.dropout: {min: 0, max: 0.9}}";
        assertThatThrownBy(() -> search("budget: 5m, " + space, "budget: 3m"))
                .isInstanceOf(UserException.class)
                .hasMessage("search.budget = 5m, but two trials of training.budget = 3m need 6m; raise it, or lower"
                        + " training.budget");
        search("budget: 6m, " + space, "budget: 3m");
        assertThatThrownBy(() -> search("method: halving, trials: 10, budget: 27m, " + space, "budget: 9m"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "search.budget = 27m, but 10 trials by halving of training.budget = 9m need 28m; raise it, or"
                                + " lower training.budget or search.trials");
        Search one = search("budget: 90s, " + space, "epochs: 2");
        assertThatThrownBy(() -> one.run(folder(), runner(trial -> 1.0), (trial, ignored) -> {}))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "search.budget = 1m30s, but the first trial took 60 seconds and a search needs two; raise it,"
                                + " or shorten the training");
    }

    @Test
    void valuesAreDrawnWithinTheirBoundsAndWithTheirTypes() {
        Space space = Space.of(
                job(
                        "space: {model.hidden-size: {min: 2, max: 5}, model.dropout: {min: 0.001, max: 0.1, log: true}}",
                        "epochs: 1"),
                settings -> job("", "epochs: 1"),
                JobKeys.of(TASKS));
        List<Candidate> candidates = space.candidates(1001, 1);
        List<JsonNode> sizes = values(candidates, "model.hidden-size");
        assertThat(sizes.stream().map(JsonNode::toString).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("2", "3", "4", "5");
        List<JsonNode> dropouts = values(candidates, "model.dropout");
        assertThat(dropouts).allMatch(value -> value.asDouble() >= 0.001 && value.asDouble() <= 0.1);
        long below = dropouts.stream().filter(value -> value.asDouble() < 0.01).count();
        assertThat(below).isBetween(450L, 550L); // half of a logarithmic scale; three deviations are 47
        assertThat(dropouts.get(0).toString()).matches("0\\.0*[1-9]\\d{0,3}");
    }

    @Test
    void mistakesInASpaceAreNamed() {
        assertRefused(
                "",
                "the job has no search.space; name the keys to vary, such as search: {space: {model.hidden-size: [64, 128]}}");
        assertRefused(
                "model.hiden-size: [1]", "search.space: unknown key model.hiden-size; did you mean model.hidden-size?");
        assertRefused("model.hidden-size: [1, 600]", "search.space: model.hidden-size = 600, but must be in [1, 512]");
        assertRefused(
                "model.hidden-size: {min: 0, max: 9}", "search.space: model.hidden-size = 0, but must be in [1, 512]");
        assertRefused(
                "model.hidden-size: 5",
                "search.space.model.hidden-size = 5, but must be a list of values, or a range {min: 1, max: 9, log: false}");
        assertRefused(
                "model.hidden-size: {min: 1.5, max: 9}",
                "search.space.model.hidden-size: min = 1.5 and max = 9.0, but the values of model.hidden-size are whole numbers");
        assertRefused(
                "model.dropout: {min: 0.5, max: 0.5}",
                "search.space.model.dropout: min = 0.5, but must be below max = 0.5");
        assertRefused(
                "model.dropout: {min: 0, max: 0.5, log: true}",
                "search.space.model.dropout: min = 0.0, but must be above 0 if log is true");
        assertRefused(
                "model.dropout: {min: 0, max: 0.5, scale: log}",
                "unknown key search.space.model.dropout.scale; allowed in search.space.model.dropout: min, max, log");
        assertRefused(
                "model.cell: {min: 1, max: 2}",
                "search.space.model.cell is a range, but the values of model.cell are no numbers; give a list");
        assertRefused(
                "training.budget: [1m, 2m]",
                "search.space.training.budget: trials with other values of training.budget cannot be compared; leave it out");
        assertRefused(
                "data.split.validation: [0.1]",
                "search.space.data.split.validation: trials with other values of data.split.validation cannot be compared; leave it out");
        assertRefused(
                "data.tokenizer: [word]",
                "search.space.data.tokenizer: losses on other data cannot be compared; set training.best-by to score, or leave it out");
    }

    private void assertRefused(String space, String message) {
        assertThatThrownBy(() -> search("space: {%s}".formatted(space), "epochs: 1"))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private Search search(String search, String training) {
        return new Search(settings -> job(search, training, settings), JobKeys.of(TASKS), () -> nanos);
    }

    private static JobSpec job(String search, String training) {
        return job(search, training, new Settings(List.of()));
    }

    private static JobSpec job(String search, String training, Settings settings) {
        String yaml = "{search: {%s}, training: {%s}}".formatted(search, training);
        return new JobReader(TASKS).parse(yaml, "job.yaml", "job", settings);
    }

    private static List<Rung> rungs(String training, int trials) {
        JobSpec job = job("method: halving", training);
        return Rung.of(job.search().method(), trials, job.training());
    }

    /**
     * Each training takes a minute.
     *
     * @param loss of a job; null if the user interrupts it
     */
    private TrialRunner runner(Function<JobSpec, Double> loss) {
        return (trial, where) -> {
            ran.add(trial);
            nanos += 60_000_000_000L;
            return Optional.ofNullable(loss.apply(trial.job())).map(value -> result(Double.NaN, value, 60));
        };
    }

    private RunFolder folder() {
        return new RunFolder(folder);
    }

    private static TrialResult result(double accuracy, double loss, double seconds) {
        return new TrialResult(
                "a",
                1,
                1,
                seconds,
                TrainingResult.Ending.EPOCHS,
                List.of(new SplitScores(
                        Split.VALIDATION,
                        List.of(new Metric("accuracy", accuracy, Kind.SHARE), new Metric("loss", loss, Kind.ERROR)),
                        Map.of())),
                "");
    }

    private static Ranked ranked(int number, int rung, double accuracy, double loss) {
        return new Ranked(new Candidate(number, Map.of()), null, rung, result(accuracy, loss, 1));
    }

    private static int number(Ranked trial) {
        return trial.candidate().number();
    }

    private static int hiddenSize(JobSpec job) {
        return job.options(Options.class).model().hiddenSize();
    }

    private static int hiddenSize(Ranked trial) {
        return hiddenSize(trial.job());
    }

    private static List<JsonNode> values(List<Candidate> candidates, String key) {
        return candidates.stream()
                .skip(1)
                .map(candidate -> candidate.values().get(key))
                .toList();
    }
}
