package org.rnn4j.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.error.UserException;

class JobReaderTest {
    private sealed interface Cell {
        record BasicRnn() implements Cell {}

        record Lstm(@Default("1.0") double forgetBias) implements Cell {}

        record Gru(@Default("true") boolean resetAfter) implements Cell {}
    }

    private record Body(
            @Default("lstm") @Flat Cell cell,
            @Default("256") @Range(min = 1, max = 8_192) int hiddenSize,
            @Default("2") @Range(min = 1, max = 16) int layers,
            @Default("0.0") @Range(min = 0, max = 0.9) double dropout,
            @Default("false") boolean bidirectional) {
        Body {
            Ranges.require("model", Body.class, cell, hiddenSize, layers, dropout, bidirectional);
        }
    }

    private record Model(@Flat Body body) {}

    private record Writer(Model model, SampleSpec sample) {}

    private record TaggerModel(
            @Flat Body body, @Default("false") boolean crf) {}

    private record Tagger(TaggerModel model) {}

    private record DecoderModel(
            @Flat Body body, @Default("general") String attention) {}

    private record DecoderTraining(@Default("0.0") double labelSmoothing) {}

    private record Translator(DecoderModel model, DecoderTraining training, DecodingSpec decoding) {}

    private record Describer(DecoderModel model, DecoderTraining training, DecodingSpec decoding) {}

    private static final Tasks TASKS = Tasks.of(Map.of(
            "language-model", Writer.class,
            "tagging", Tagger.class,
            "seq2seq", Translator.class,
            "conditional", Describer.class));
    private static final JobReader JOBS = new JobReader(TASKS);

    @TempDir
    Path folder;

    @Test
    void fillsInTheDefaults() {
        JobSpec job = parse("data: {path: a.txt}");
        assertThat(job.name()).isEqualTo("hamlet");
        assertThat(job.task()).isEqualTo("language-model");
        assertThat(job.seed()).isEqualTo(42);
        assertThat(job.dataType()).isEqualTo("text");
        assertThat(job.dataOptions().toString()).isEqualTo("{\"path\":\"a.txt\"}");
        assertThat(job.options(Writer.class))
                .isEqualTo(new Writer(
                        new Model(new Body(new Cell.Lstm(1.0), 256, 2, 0.0, false)),
                        new SampleSpec(500, 0.8, 0, 1.0, "", "")));
        assertThat(job.training())
                .isEqualTo(new TrainingSpec(
                        32,
                        64,
                        0,
                        0,
                        Duration.ofMinutes(3),
                        new OptimizerSpec.Adam(0.002, 0.9, 0.999, 1e-8, 0),
                        new ScheduleSpec.Cosine(0.02, 0.02),
                        5.0,
                        0,
                        BestBy.LOSS,
                        0,
                        0,
                        CheckpointSpec.defaults()));
        assertThat(job.training()).isEqualTo(TrainingSpec.defaults());
    }

    @Test
    void readsEveryKindOfValue() {
        JobSpec job = parse("""
                name: 셰익스피어
                seed: 9000000000
                model:
                  cell: basic-rnn
                  bidirectional: true
                  dropout: 0.25
                training:
                  budget: 1h30m
                  epochs: 7
                  optimizer: {type: rmsprop, epsilon: 1e-6}
                  schedule:
                    type: step
                    factor: 0.9
                sample:
                  prompt: 123
                  stop: "\\n"
                """);
        assertThat(job.name()).isEqualTo("셰익스피어");
        assertThat(job.seed()).isEqualTo(9_000_000_000L);
        assertThat(model(job).cell()).isEqualTo(new Cell.BasicRnn());
        assertThat(model(job).bidirectional()).isTrue();
        assertThat(model(job).dropout()).isEqualTo(0.25);
        assertThat(job.training().budget()).isEqualTo(Duration.ofMinutes(90));
        assertThat(job.training().epochs()).isEqualTo(7);
        assertThat(job.training().optimizer()).isEqualTo(new OptimizerSpec.RmsProp(0.002, 0.95, 1e-6));
        assertThat(job.training().schedule()).isEqualTo(new ScheduleSpec.Step(0.9, 1, 5));
        assertThat(job.block(SampleSpec.class).orElseThrow().prompt()).isEqualTo("123");
        assertThat(job.block(SampleSpec.class).orElseThrow().stop()).isEqualTo("\n");
    }

    private record Texts(List<String> texts) {}

    /** YAML 1.1, which the parser follows, would read false, true, 8, 1000, 750, 16, 0.9 and null. */
    @Test
    void aTextIsWhatTheUserWrote() {
        List<String> written = List.of(
                "no",
                "yes",
                "on",
                "off",
                "No",
                "true",
                "False",
                "010",
                "1_000",
                "12:30",
                "0x10",
                "0.90",
                "1e3",
                "+5",
                "2024-02-30",
                "~",
                "null",
                ".inf",
                "7",
                "-1.5");
        JobSpec job = parse("data: {texts: [%s]}\nname: no".formatted(String.join(", ", written)));
        assertThat(job.name()).isEqualTo("no");
        assertThat(Binder.bind(job.dataOptions(), Texts.class, "data").texts()).isEqualTo(written);
        for (JobSpec again : List.of(
                JobJson.read(JobJson.write(job), TASKS), JOBS.parse(JobJson.toYaml(job), "x", "x", List.of()))) {
            assertThat(Binder.bind(again.dataOptions(), Texts.class, "data").texts())
                    .isEqualTo(written);
        }
        assertThat(Binder.bind(parse("seed: 1", "data.texts=no").dataOptions(), Texts.class, "data"))
                .isEqualTo(new Texts(List.of("no")));
    }

    @Test
    void numbersAndBooleansMayBeWrittenInSeveralWays() {
        JobSpec job = parse("seed: 1_000\nmodel: {bidirectional: on, dropout: .250, hidden-size: +64}\n"
                + "training: {optimizer: {learning-rate: 1E-3}}");
        assertThat(job.seed()).isEqualTo(1_000);
        assertThat(model(job).bidirectional()).isTrue();
        assertThat(model(job).dropout()).isEqualTo(0.25);
        assertThat(model(job).hiddenSize()).isEqualTo(64);
        assertThat(job.training().optimizer().learningRate()).isEqualTo(0.001);
        assertThat(model(parse("model: {bidirectional: no}")).bidirectional()).isFalse();
        for (String ambiguous : List.of("010", "12:30", "0b11")) {
            assertThatThrownBy(() -> parse("seed: " + ambiguous))
                    .hasMessage("hamlet.yaml:1: seed = \"%s\", but must be a whole number".formatted(ambiguous));
        }
    }

    @Test
    void settingsGoOverTheFile() {
        JobSpec job = parse(
                "model: {hidden-size: 64}\ntraining: {schedule: constant, optimizer: adam}",
                "model.hidden-size=128",
                "model.cell=gru",
                "training.optimizer.learning-rate=1e-4",
                "training.schedule={type: plateau, patience: 4}",
                "training.budget=90s",
                "sample.prompt=",
                "sample.stop=a = b");
        assertThat(model(job).hiddenSize()).isEqualTo(128);
        assertThat(model(job).cell()).isEqualTo(new Cell.Gru(true));
        assertThat(job.training().optimizer()).isEqualTo(new OptimizerSpec.Adam(1e-4, 0.9, 0.999, 1e-8, 0));
        assertThat(job.training().schedule()).isEqualTo(new ScheduleSpec.Plateau(0.5, 4));
        assertThat(job.training().budget()).isEqualTo(Duration.ofSeconds(90));
        assertThat(job.block(SampleSpec.class).orElseThrow().prompt()).isEmpty();
        assertThat(job.block(SampleSpec.class).orElseThrow().stop()).isEqualTo("a = b");
    }

    @Test
    void aSettingOfALearningRateAloneKeepsTheDefaultOptimizer() {
        assertThat(parse("seed: 1", "training.optimizer.learning-rate=0.5")
                        .training()
                        .optimizer())
                .isEqualTo(new OptimizerSpec.Adam(0.5, 0.9, 0.999, 1e-8, 0));
    }

    @Test
    void epochsWithoutABudgetAreNotCutShort() {
        assertThat(parse("training: {epochs: 3}").training().budget()).isZero();
        assertThat(parse("training: {epochs: 3, budget: 1m}").training().budget())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(parse("seed: 1", "training.epochs=3").training().budget()).isZero();
    }

    @Test
    void aJobSurvivesJsonAndYaml() {
        JobSpec job = parse("""
                name: 한글
                data: {type: text, files: [a.txt, 'b: c'], split: 0.9}
                model: {cell: gru, reset-after: false}
                training: {optimizer: {type: sgd, learning-rate: 1e-3}, schedule: plateau, budget: 1m30s}
                sample: {prompt: '0x10', stop: "true", length: 3}
                """);
        assertThat(JobJson.read(JobJson.write(job), TASKS)).isEqualTo(job);
        assertThat(JOBS.parse(JobJson.toYaml(job), "x", "x", List.of())).isEqualTo(job);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "model: {hiden-size: 3} | a.yaml:1: unknown key model.hiden-size; did you mean model.hidden-size?",
                "epochs: 3 | a.yaml:1: unknown key epochs; did you mean training.epochs?",
                "model: {colour: red} | a.yaml:1: unknown key model.colour; allowed in model: cell, forget-bias,"
                        + " hidden-size, layers, dropout, bidirectional",
                "banana: 3 | a.yaml:1: unknown key banana; allowed: name, task, seed, threads, data, training, search,"
                        + " model, sample",
                "training: {schedule: {type: cosine, flor: 1}} | a.yaml:1: unknown key training.schedule.flor; did you"
                        + " mean training.schedule.floor?",
                "training: {schedule: {type: constant, floor: 1}} | a.yaml:1: unknown key training.schedule.floor;"
                        + " allowed in training.schedule: nothing",
                "training: {schedule: cosin} | a.yaml:1: training.schedule = cosin, but must be one of constant, step,"
                        + " cosine, plateau; did you mean cosine?",
                "training: {optimizer: {type: 3}} | a.yaml:1: training.optimizer.type = 3, but must be one of adam, sgd,"
                        + " rms-prop",
                "model: {cell: lstn} | a.yaml:1: model.cell = lstn, but must be one of basic-rnn, lstm, gru; did you"
                        + " mean lstm?",
                "model: {hidden-size: big} | a.yaml:1: model.hidden-size = \"big\", but must be a whole number",
                "model: {hidden-size: 2.5} | a.yaml:1: model.hidden-size = 2.5, but must be a whole number",
                "model: {hidden-size: 9999999999} | a.yaml:1: model.hidden-size = 9999999999, but must be a whole number",
                "model: {hidden-size: -1} | a.yaml:1: model.hidden-size = -1, but must be in [1, 8192]",
                "model: {dropout: .nan} | a.yaml:1: model.dropout = \".nan\", but must be a number",
                "model: {bidirectional: maybe} | a.yaml:1: model.bidirectional = \"maybe\", but must be true or false",
                "model: | a.yaml:1: model = nothing, but must be a block of keys",
                "model: lstm | a.yaml:1: model = \"lstm\", but must be a block of keys",
                "data: a.txt | a.yaml:1: data = \"a.txt\", but must be a block of keys",
                "training: {budget: 3 min} | a.yaml:1: training.budget = \"3 min\", but must be a duration such as 90s,"
                        + " 3m or 1h30m",
                "training: {budget: 90} | a.yaml:1: training.budget = 90, but must be a duration such as 90s, 3m or"
                        + " 1h30m",
                "training: {budget: 0} | training.epochs = 0 and training.budget = 0, but one of them must end the"
                        + " training",
                "name: ../x | a.yaml:1: name = ../x, but must be a plain file name, as it names the run folder",
                "sample: {prompt: } | a.yaml:1: sample.prompt = nothing, but must be a text",
                "- model | a.yaml is not a job: it must hold keys such as data, model, training",
                "just words | a.yaml is not a job: it must hold keys such as data, model, training",
                "`` | a.yaml is empty, but must hold a job: keys such as data, model, training",
                "# only a remark | a.yaml is empty, but must hold a job: keys such as data, model, training",
                "{seed: 1, seed: 2} | a.yaml:1: seed is written twice; keep one",
                "seed: *other | a.yaml:1: seed is an alias (*), but job files may not have aliases",
            })
    void saysWhatIsWrongWithAJob(String yaml, String message) {
        assertThatThrownBy(() -> JOBS.parse(yaml, "a.yaml", "a", List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "model: {crf: true} | a.yaml:1: unknown key model.crf for task = language-model; only task = tagging has"
                        + " it",
                "model: {attention: dot} | a.yaml:1: unknown key model.attention for task = language-model; only task ="
                        + " conditional and task = seq2seq have it",
                "model: {atention: dot} | a.yaml:1: unknown key model.atention; did you mean model.attention? only task ="
                        + " conditional and task = seq2seq have it",
                "training: {label-smoothing: 0.1} | a.yaml:1: unknown key training.label-smoothing for task ="
                        + " language-model; only task = conditional and task = seq2seq have it",
                "decoding: {beam: 5} | a.yaml:1: unknown key decoding.beam for task = language-model; only task ="
                        + " conditional and task = seq2seq have it",
                "decoding: {baem: 5} | a.yaml:1: unknown key decoding.baem; did you mean decoding.beam? only task ="
                        + " conditional and task = seq2seq have it",
                "{task: tagging, sample: {length: 3}} | a.yaml:1: unknown key sample.length for task = tagging; only task"
                        + " = language-model has it",
                "model: {cell: gru, forget-bias: 1} | a.yaml:1: unknown key model.forget-bias; only model.cell = lstm has"
                        + " it",
                "model: {reset-after: true} | a.yaml:1: unknown key model.reset-after; only model.cell = gru has it",
                "task: taging | a.yaml:1: task = taging, but must be one of conditional, language-model, seq2seq, tagging;"
                        + " did you mean tagging?",
            })
    void saysWhichTasksHaveAKeyThatThisOneDoesNot(String yaml, String message) {
        assertThatThrownBy(() -> JOBS.parse(yaml, "a.yaml", "a", List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private record ClassifierModel(
            @Default("{cell: gru, layers: 1}") @Flat Body body) {}

    @OpenEnded("{schedule: plateau, patience: 5, best-by: score}")
    private record OpenClassifier(ClassifierModel model) {}

    private static final JobReader WITH_CLASSIFIER =
            new JobReader(Tasks.of(Map.of("language-model", Writer.class, "classification", OpenClassifier.class)));

    /** A job that does not say how long it trains stops by itself; one that does has the defaults of every task. */
    @Test
    void aTaskMayEndTrainingsWhoseLengthIsNotGiven() {
        for (String yaml : List.of("{task: classification}", "{task: classification, training: {batch-size: 8}}")) {
            TrainingSpec open =
                    WITH_CLASSIFIER.parse(yaml, "a.yaml", "a", List.of()).training();
            assertThat(open.patience()).isEqualTo(5);
            assertThat(open.schedule()).isInstanceOf(ScheduleSpec.Plateau.class);
            assertThat(open.bestBy()).isEqualTo(BestBy.SCORE);
            assertThat(open.budget()).isEqualTo(Duration.ofMinutes(3));
        }
        for (String length : List.of("training.epochs=4", "training.budget=1m")) {
            TrainingSpec closed = WITH_CLASSIFIER
                    .parse("task: classification", "a.yaml", "a", List.of(length))
                    .training();
            assertThat(closed.patience()).isZero();
            assertThat(closed.schedule()).isInstanceOf(ScheduleSpec.Cosine.class);
        }
        TrainingSpec own = WITH_CLASSIFIER
                .parse("{task: classification, training: {patience: 9}}", "a.yaml", "a", List.of())
                .training();
        assertThat(own.patience()).isEqualTo(9);
        assertThat(own.schedule()).isInstanceOf(ScheduleSpec.Plateau.class);
        assertThat(WITH_CLASSIFIER
                        .parse("task: language-model", "a.yaml", "a", List.of())
                        .training()
                        .patience())
                .isZero();
    }

    /** The defaults of a task decide which keys of a variant may stand beside its name. */
    @Test
    void theKeysOfTheDefaultVariantOfATaskAreAllowed() {
        JobSpec job =
                WITH_CLASSIFIER.parse("{task: classification, model: {reset-after: false}}", "a.yaml", "a", List.of());
        assertThat(((OpenClassifier) job.options()).model().body().cell()).isEqualTo(new Cell.Gru(false));
        assertThatThrownBy(() -> WITH_CLASSIFIER.parse(
                        "{task: classification, model: {forget-bias: 0}}", "a.yaml", "a", List.of()))
                .hasMessage("a.yaml:1: unknown key model.forget-bias; only model.cell = lstm has it");
    }

    @Without({"training", "threads"})
    private record Counter(Order model, SampleSpec sample) {
        record Order(@Default("0") int order) {}
    }

    private static final JobReader WITH_COUNTER = new JobReader(Tasks.of(Map.of(
            "language-model", Writer.class,
            "tagging", Tagger.class,
            "seq2seq", Translator.class,
            "conditional", Describer.class,
            "n-gram", Counter.class)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{task: n-gram, training: {epochs: 3}} | a.yaml:1: unknown key training.epochs for task = n-gram; all"
                        + " other tasks have it",
                "{task: n-gram, threads: 2} | a.yaml:1: unknown key threads for task = n-gram; all other tasks have it",
                "{task: n-gram, model: {layers: 2}} | a.yaml:1: unknown key model.layers for task = n-gram; all other tasks"
                        + " have it",
            })
    void aTaskMayBeWithoutTheKeysOfOthers(String yaml, String message) {
        assertThatThrownBy(() -> WITH_COUNTER.parse(yaml, "a.yaml", "a", List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    @Test
    void aJobWithoutTrainingIsWrittenWithoutIt() {
        JobSpec job = WITH_COUNTER.parse("task: n-gram", "a.yaml", "a", List.of("model.order=3"));
        assertThat(job.training()).isEqualTo(TrainingSpec.defaults());
        assertThat(JobJson.write(job).fieldNames())
                .toIterable()
                .containsExactly("name", "task", "seed", "data", "model", "sample");
        assertThat(WITH_COUNTER.parse(JobJson.toYaml(job), "again", "a", List.of()))
                .isEqualTo(job);
    }

    @Test
    void aSettingOfAnotherTaskDropsTheKeysOfTheFileThatItDoesNotHave() {
        String yaml = """
                seed: 7
                threads: 3
                model: {cell: gru, layers: 1}
                training: {epochs: 3}
                sample: {length: 5}
                """;
        List<String> notes = new ArrayList<>();
        JobSpec job =
                WITH_COUNTER.noting(notes::add).parse(yaml, "a.yaml", "a", List.of("model.order=2", "task=n-gram"));
        assertThat(notes)
                .containsExactly("task = n-gram does not have these keys of a.yaml, which are ignored:"
                        + " threads, model.cell, model.layers, training.epochs");
        assertThat(job.options(Counter.class).model().order()).isEqualTo(2);
        assertThat(job.seed()).isEqualTo(7);
        assertThat(job.options(Counter.class).sample().length()).isEqualTo(5);
        assertThatThrownBy(() -> WITH_COUNTER.parse(yaml, "a.yaml", "a", List.of("task=n-gram", "model.cell=lstm")))
                .isInstanceOf(UserException.class)
                .hasMessage("--set: unknown key model.cell for task = n-gram; all other tasks have it");
        assertThatThrownBy(() -> WITH_COUNTER.parse(yaml + "modle: {a: 1}\n", "a.yaml", "a", List.of("task=n-gram")))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("a.yaml:6: unknown key modle");
    }

    @Test
    void aSettingOfTheSameTaskDropsNothing() {
        assertThatThrownBy(() -> parse("{task: tagging, sample: {length: 3}}", "task=tagging"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("unknown key sample.length for task = tagging");
    }

    @Test
    void refusesTheFirstOfSeveralUnknownKeysAsTheyWereWritten() {
        String yaml = "seed: 1\ntraining:\n  epochs: 3\n";
        assertThatThrownBy(() -> parse(
                        yaml,
                        "training.label-smoothing=0.3",
                        "model.attention=dot",
                        "model.crf=true",
                        "decoding.beam=5"))
                .hasMessageStartingWith("--set: unknown key training.label-smoothing for task = language-model");
        assertThatThrownBy(() -> parse(yaml, "decoding.beam=5", "model.attention=dot"))
                .hasMessageStartingWith("--set: unknown key decoding.beam for task = language-model");
        assertThatThrownBy(() -> parse("model:\n  crf: true\n" + yaml, "decoding.beam=5"))
                .hasMessageStartingWith("hamlet.yaml:2: unknown key model.crf");
    }

    @Test
    void aTaskAddsKeysToTheBlockOfTraining() {
        JobSpec job = parse("task: seq2seq\ntraining: {label-smoothing: 0.1, epochs: 2}\ndecoding: {beam: 4}");
        assertThat(job.options(Translator.class).training().labelSmoothing()).isEqualTo(0.1);
        assertThat(job.training().epochs()).isEqualTo(2);
        assertThat(job.block(DecodingSpec.class)).map(DecodingSpec::beam).contains(4);
        assertThat(job.block(SampleSpec.class)).isEmpty();
        assertThat(JobJson.read(JobJson.write(job), TASKS)).isEqualTo(job);
        assertThat(JobJson.write(job).at("/training/label-smoothing").asDouble())
                .isEqualTo(0.1);
    }

    @Test
    void theJobOfABundleMayHoldKeysOfOtherTasksButNoneThatNoTaskHas() {
        ObjectNode json = JobJson.write(parse("model: {cell: gru}"));
        json.withObject("/model").put("crf", false).put("forget-bias", 1.0);
        json.withObject("/training").put("label-smoothing", 0.0);
        json.withObject("/decoding").put("beam", 1);
        assertThat(JobJson.read(json, TASKS)).isEqualTo(parse("model: {cell: gru}"));
        json.withObject("/model").put("colour", "red");
        assertThatThrownBy(() -> JobJson.read(json, TASKS))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("unknown key model.colour; allowed in model: cell, reset-after");
    }

    @Test
    void namesTheLineOfAWrongKeyAndOfADuplicate() {
        assertThatThrownBy(() -> parse("seed: 1\n\nmodel:\n  layers: 2\n  dropout: 3\n"))
                .hasMessage("hamlet.yaml:5: model.dropout = 3, but must be in [0, 0.9]");
        assertThatThrownBy(() -> parse("model:\n  layers: 2\n  layers: 3\n"))
                .hasMessage("hamlet.yaml:3: model.layers is written twice; keep one");
        assertThatThrownBy(() -> parse("seed: 1\n---\nseed: 2\n"))
                .hasMessage("hamlet.yaml:3: a second document begins here, but there must be only one");
    }

    @Test
    void saysWhereTextIsNotYaml() {
        assertThatThrownBy(() -> parse("seed: 1\nmodel: {layers: 2\n"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "hamlet.yaml:2: not YAML: while parsing a flow mapping, expected ',' or '}', but got <stream end>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model.layers | --set model.layers, but must be key=value, such as --set model.hidden-size=256",
                "=3 | --set =3, but must be key=value, such as --set model.hidden-size=256",
                "model.layer=3 | --set: unknown key model.layer; did you mean model.layers?",
                "model.layers=99 | --set: model.layers = 99, but must be in [1, 16]",
                "seed.x=3 | --set seed.x=3: seed = 5 is not a block of keys",
                "model.layers=[1 | --set model.layers=[1:1: not YAML: while parsing a flow"
                        + " sequence, expected ',' or ']', but got <stream end>",
            })
    void saysWhatIsWrongWithASetting(String setting, String message) {
        assertThatThrownBy(() -> parse("seed: 5", setting))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheFlagThatAValueWasTypedWith() {
        Settings set = Settings.of(List.of("model.hidden-size=3", "model.layers=2"));
        Settings flags = new Settings(List.of(new Settings.Setting("--hidden-size", "model.hidden-size", "-1")));
        assertThatThrownBy(() -> JOBS.parse("seed: 5", "a.yaml", "a", set.and(flags)))
                .isInstanceOf(UserException.class)
                .hasMessage("--hidden-size: model.hidden-size = -1, but must be in [1, 8192]");
        assertThat(model(JOBS.parse("seed: 5", "a.yaml", "a", flags.and(set))).hiddenSize())
                .isEqualTo(3);
    }

    @Test
    void readsFilesAndSaysWhyItCannot() throws IOException {
        Path file = folder.resolve("my-job.yml");
        Files.writeString(file, "\uFEFFseed: 7\n");
        assertThat(JOBS.read(file, List.of()).name()).isEqualTo("my-job");

        Path missing = folder.resolve("none.yaml");
        assertThatThrownBy(() -> JOBS.read(missing, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(missing + " cannot be read: there is no such file or folder");
        assertThatThrownBy(() -> JOBS.read(folder, List.of())).hasMessage(folder + " cannot be read: it is a folder");
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> JOBS.read(latin, List.of()))
                .hasMessage(latin + " cannot be read: it is not UTF-8 text");
    }

    @Test
    void readsBuiltInJobs() {
        assertThat(JOBS.readResource(JobReaderTest.class, "built-in.yaml", Settings.of(List.of("seed=3"))))
                .extracting(JobSpec::name, JobSpec::seed)
                .containsExactly("built-in", 3L);
        assertThatThrownBy(() -> JOBS.readResource(JobReaderTest.class, "other.yaml", Settings.of(List.of())))
                .isInstanceOf(UserException.class)
                .hasMessage("there is no built-in job other.yaml");
    }

    private static Body model(JobSpec job) {
        return job.options(Writer.class).model().body();
    }

    private static JobSpec parse(String yaml, String... settings) {
        return JOBS.parse(yaml, "hamlet.yaml", "hamlet", List.of(settings));
    }
}
