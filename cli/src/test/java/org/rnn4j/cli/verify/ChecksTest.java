package org.rnn4j.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.check.Calibrated;
import org.rnn4j.core.check.Check;
import org.rnn4j.core.check.Finding;
import org.rnn4j.core.check.Finding.Verdict;
import org.rnn4j.core.check.Fingerprint;
import org.rnn4j.core.check.Memorisation;
import org.rnn4j.core.check.OrderInvariance;
import org.rnn4j.core.check.Overlap;
import org.rnn4j.core.check.PaddingInvariance;
import org.rnn4j.core.check.ResumeEquality;
import org.rnn4j.core.check.SaveAndLoad;
import org.rnn4j.core.check.StepEqualsSequence;
import org.rnn4j.core.check.Subject;
import org.rnn4j.core.check.TargetLeak;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.TrainingState;
import org.rnn4j.models.check.DeadUnits;
import org.rnn4j.models.check.GoldenParity;
import org.rnn4j.models.check.SaturatedGates;
import org.rnn4j.models.golden.GoldenCase;
import org.rnn4j.models.golden.GoldenFiles;

/** Each check passes for a sound model, and fails for one planted fault. */
class ChecksTest {
    private static final String MODEL = """
            model: {cell: gru, hidden-size: 8, layers: 1}
            training: {batch-size: 4, epochs: 1}
            """;

    @TempDir
    Path folder;

    private Subject subject(String job) {
        JobSpec spec = Plugins.load().jobs().parse(job, "job.yaml", "job", List.of());
        Subject made = Subjects.ofJob(spec);
        return Planted.with(made, made.model()); // as if it were trained
    }

    private Subject texts() {
        return subject("task: classification\ndata: {type: labelled-text, source: comparisons}\n" + MODEL);
    }

    private Subject text() {
        return subject("task: language-model\ndata: {type: text, source: tiny-shakespeare}\n" + MODEL);
    }

    private static void passes(Check check, Subject sound) {
        Finding finding = check.of(sound);
        assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.PASS);
        assertThat(finding.note()).isEmpty();
    }

    private static void fails(Check check, Subject faulty) {
        Finding finding = check.of(faulty);
        assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.FAIL);
        assertThat(finding.figure()).isGreaterThan(finding.bound());
        assertThat(finding.note()).isNotBlank();
    }

    private static Subject reading(Subject subject, UnaryOperator<SequenceBatch> read) {
        return Planted.with(
                subject, new Planted.Reader((SequencePredictor) subject.model(), read, UnaryOperator.identity()));
    }

    @Test
    void seesAModelThatReadsPadding() {
        Subject sound = texts();
        passes(new PaddingInvariance(), sound);
        fails(new PaddingInvariance(), reading(sound, ChecksTest::withoutLengths));
    }

    /** Padding is read as tokens. */
    private static SequenceBatch withoutLengths(SequenceBatch batch) {
        return new SequenceBatch(batch.inputs(), batch.targets(), null, false, batch.examples());
    }

    @Test
    void seesAModelThatMindsTheOrderOfABatch() {
        Subject sound = texts();
        passes(new OrderInvariance(), sound);
        fails(
                new OrderInvariance(),
                Planted.with(
                        sound,
                        new Planted.Reader((SequencePredictor) sound.model(), UnaryOperator.identity(), predictions -> {
                            ((Predictions.ClassProbabilities) predictions).probabilities()[0][0] += 0.1f;
                            return predictions;
                        })));
    }

    @Test
    void seesAStepThatForgetsTheState() {
        Subject sound = text();
        passes(new StepEqualsSequence(), sound);
        fails(
                new StepEqualsSequence(),
                Planted.with(sound, new Planted.Talker((LanguageModel) sound.model(), Optional.empty())));
    }

    @Test
    void seesAWeightThatChangesInTheFile() {
        Subject sound = texts();
        passes(new SaveAndLoad(Fingerprint::of, "this process"), sound);
        fails(
                new SaveAndLoad(
                        file -> {
                            ModelBundle saved = ModelBundle.read(file, sound.plugins());
                            INDArray parameters =
                                    Dl4jNetwork.of(saved.network()).layers().params();
                            parameters.putScalar(3, parameters.getFloat(3) + 1e-6f);
                            saved.write(file);
                            return Fingerprint.of(file);
                        },
                        "this process"),
                sound);
    }

    @Test
    void loadsInAFreshProcess() {
        SaveAndLoad fresh = FreshProcess.check();
        assertThat(fresh.where()).isEqualTo("a fresh process");
        passes(fresh, texts());
    }

    @Test
    void seesATrainingThatResumesElsewhere() {
        Subject sound = text();
        passes(new ResumeEquality(), sound);
        fails(new ResumeEquality(bundle -> resumedFrom(bundle, 1, true)), sound);
        fails(new ResumeEquality(bundle -> resumedFrom(bundle, 0, false)), sound);
    }

    /** The parameters and their average both come back. */
    @Test
    void anAveragedTrainingResumes() {
        String job = "task: classification\ndata: {type: labelled-text, source: comparisons}\n" + MODEL;
        Subject sound = subject(job.replace("training: {", "training: {average: 0.5, "));
        passes(new ResumeEquality(), sound);
        fails(
                new ResumeEquality(bundle -> new ModelBundle(
                        bundle.job(),
                        bundle.codec(),
                        bundle.run(),
                        bundle.network(),
                        bundle.state().map(ChecksTest::withoutTrained))),
                sound);
    }

    private static TrainingState withoutTrained(TrainingState state) {
        return new TrainingState(
                state.seed(),
                state.epoch(),
                state.batches(),
                state.targets(),
                state.step(),
                state.elapsed(),
                state.standing(),
                state.course(),
                state.rnn(),
                Optional.empty());
    }

    /** Skips batches, or loses the recurrent state. */
    private static ModelBundle resumedFrom(ModelBundle bundle, int skipped, boolean keeps) {
        TrainingState state = bundle.state().orElseThrow();
        return new ModelBundle(
                bundle.job(),
                bundle.codec(),
                bundle.run(),
                bundle.network(),
                Optional.of(new TrainingState(
                        state.seed(),
                        state.epoch(),
                        state.batches() + skipped,
                        state.targets(),
                        state.step(),
                        state.elapsed(),
                        state.standing(),
                        state.course(),
                        keeps ? state.rnn() : Optional.empty(),
                        state.trained())));
    }

    private Subject table(UnaryOperator<String> ofTest) throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> "%s\t%s 말 %d !".formatted(i % 2 == 0 ? "yes" : "no", i % 2 == 0 ? "Good" : "Bad", i))
                .collect(Collectors.joining("\n"));
        String others = IntStream.range(0, 20)
                .mapToObj(i -> "%s\t%s"
                        .formatted(
                                i % 2 == 0 ? "yes" : "no",
                                ofTest.apply("%s 말 %d !".formatted(i % 2 == 0 ? "Good" : "Bad", i))))
                .collect(Collectors.joining("\n"));
        Path train = Files.writeString(folder.resolve("train.tsv"), rows);
        Path test = Files.writeString(folder.resolve("test.tsv"), others);
        return subject("task: classification\ndata: {type: labelled-text, source: %s, validation: %s}\n%s"
                .formatted(train, test, MODEL));
    }

    @Test
    void seesExactAndNearDuplicates() throws IOException {
        Subject different = table(text -> text + " indeed");
        passes(Overlap.exact(), different);
        passes(Overlap.near(), different);
        Subject same = table(UnaryOperator.identity());
        fails(Overlap.exact(), same);
        fails(Overlap.near(), same);
        Subject near = table(text -> text.replace(" !", "").replace(" 말", " ! 말"));
        passes(Overlap.exact(), near);
        fails(Overlap.near(), near);
    }

    @Test
    void seesAStreamThatRepeatsItsTrainingText() throws IOException {
        String text = IntStream.range(0, 600).mapToObj(i -> (i * i % 97) + " ").collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("text.txt"), text + text);
        fails(Overlap.exact(), subject("data: {type: text, source: %s}\n%s".formatted(file, MODEL)));
        passes(Overlap.exact(), text());
    }

    @Test
    void seesAColumnThatIsTheLabel() throws IOException {
        assertThat(series(i -> (i * 7) % 11 / 3.0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(series(i -> i % 2 == 0 ? 4 : 9).verdict()).isEqualTo(Verdict.FAIL);
    }

    private Finding series(IntToDoubleFunction second) throws IOException {
        String head =
                "@problemName p\n@timeStamps false\n@univariate false\n@dimensions 2\n@equalLength true\n@seriesLength 4\n@classLabel true up down\n@data\n";
        Path file = Files.writeString(
                folder.resolve("p.ts"),
                head
                        + IntStream.range(0, 80)
                                .mapToObj(i -> {
                                    String one = IntStream.range(0, 4)
                                            .mapToObj(t -> String.valueOf((i * 31 + t * 17) % 23))
                                            .collect(Collectors.joining(","));
                                    String two = IntStream.range(0, 4)
                                            .mapToObj(t -> String.valueOf(second.applyAsDouble(i)))
                                            .collect(Collectors.joining(","));
                                    return one + ":" + two + ":" + (i % 2 == 0 ? "up" : "down");
                                })
                                .collect(Collectors.joining("\n")));
        return new TargetLeak()
                .of(subject(
                        "task: classification\ndata: {type: labelled-series, source: %s, standardize: train, split: {train: 0.6, validation: 0.4}}\n%s"
                                .formatted(file, MODEL)));
    }

    @Test
    void seesACovariateThatIsTheTarget() throws IOException {
        assertThat(forecast(i -> Math.cos(i * 0.7)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(forecast(i -> 3 * target(i) + 1).verdict()).isEqualTo(Verdict.FAIL);
    }

    private static double target(int row) {
        return Math.sin(row * 0.5) + row * row % 13;
    }

    private Finding forecast(IntToDoubleFunction covariate) throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.csv"),
                "y,x\n"
                        + IntStream.range(0, 200)
                                .mapToObj(i -> target(i) + "," + covariate.applyAsDouble(i))
                                .collect(Collectors.joining("\n")));
        return new TargetLeak()
                .of(subject(
                        "task: forecasting\ndata: {type: series, source: %s, target: y, past: [x], history: 12, horizon: 2}\n%s"
                                .formatted(file, MODEL)));
    }

    @Test
    void seesAModelThatRecitesItsTrainingText() {
        Subject sound = text();
        passes(new Memorisation(), sound);
        int[] learned =
                ((CountedData) sound.data().orElseThrow()).streams(Split.TRAIN).get(0);
        fails(
                new Memorisation(),
                Planted.with(
                        sound,
                        new Planted.Talker((LanguageModel) sound.model(), Optional.of(Arrays.copyOf(learned, 3_000)))));
    }

    private static Subject scaled(Subject sound, float factor) {
        Dl4jNetwork.of(sound.bundle().network()).layers().params().muli(factor);
        return Planted.with(sound, sound.bundle().model(sound.plugins()));
    }

    @Test
    void seesSaturatedGatesAndDeadUnits() {
        passes(new SaturatedGates(), texts());
        passes(new DeadUnits(), texts());
        fails(new SaturatedGates(), scaled(texts(), 1_000));
        fails(new DeadUnits(), scaled(texts(), 0));
    }

    @Test
    void seesProbabilitiesThatAreTooSure() {
        Subject sound = texts();
        fails(
                new Calibrated(),
                Planted.with(
                        sound,
                        new Planted.Reader((SequencePredictor) sound.model(), UnaryOperator.identity(), predictions -> {
                            for (float[] row : ((Predictions.ClassProbabilities) predictions).probabilities()) {
                                Arrays.fill(row, 0);
                                row[0] = 1;
                            }
                            return predictions;
                        })));
    }

    @Test
    void seesAKernelWithOtherNumbers() {
        Subject sound = texts();
        passes(new GoldenParity(GoldenFiles.shipped()), sound);
        fails(
                new GoldenParity(GoldenFiles.shipped().stream()
                        .map(ChecksTest::withOtherOutputs)
                        .toList()),
                sound);
    }

    private static GoldenCase withOtherOutputs(GoldenCase golden) {
        return new GoldenCase(
                golden.name(),
                golden.shape(),
                golden.lengths(),
                golden.x(),
                golden.outputs().add(1e-4),
                golden.loss(),
                golden.lossWeightsOnOutputs(),
                golden.gradX(),
                golden.directions());
    }
}
