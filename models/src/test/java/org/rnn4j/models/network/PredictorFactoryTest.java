package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.WordVectors;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.layer.SegmentForecaster;
import org.rnn4j.models.task.ForecastingFactory;
import org.rnn4j.models.task.PredictorFactory;

class PredictorFactoryTest extends OneNativeThread {
    private static final OutputSpec CLASSES = new OutputSpec.OneClass(List.of("a", "b", "c"), List.of(1L, 2L, 3L));
    private static final OutputSpec TAGS = new OutputSpec.Tags(List.of("x", "y"));
    private static final OutputSpec VECTOR = new OutputSpec.OneVector(2);
    private static final OutputSpec VALUES = new OutputSpec.RealValues(2);

    @Test
    void everyTaskIsFound() {
        assertThat(ServiceLoader.load(NetworkFactory.class).stream()
                        .map(provider -> provider.get().task()))
                .containsExactlyInAnyOrder(
                        "classification",
                        "conditional",
                        "forecasting",
                        "generation",
                        "language-model",
                        "n-gram",
                        "seq2seq",
                        "tagging",
                        "transcription");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "classification | tags | | task = classification does not fit data.type = text, with inputs: tokens of a"
                        + " vocabulary of 7, targets: one of 2 tags at every step",
                "tagging | classes | | task = tagging does not fit data.type = text, with inputs: tokens of a vocabulary"
                        + " of 7, targets: one of 3 classes per sequence",
                "forecasting | classes | | task = forecasting does not fit data.type = text, with inputs: tokens of a"
                        + " vocabulary of 7, targets: one of 3 classes per sequence",
                "classification | classes | crf: true | test:2: unknown key model.crf for task = classification; only"
                        + " task = tagging has it",
                "forecasting | vector | class-weights: balanced | test:2: unknown key model.class-weights for task ="
                        + " forecasting; only task = classification has it",
                "classification | classes | distribution: {type: gaussian} | test:2: unknown key model.distribution for"
                        + " task = classification; only task = forecasting has it",
                "tagging | tags | pooling: mean | test:2: unknown key model.pooling for task = tagging; only task ="
                        + " classification and task = forecasting have it",
                "forecasting | values | pooling: max | model.pooling = max, but the data has targets at every time step;"
                        + " leave it out",
                "classification | classes | \"embedding-size: 256, tie-embedding: true\" | test:2: unknown key"
                        + " model.tie-embedding for task = classification; only task = language-model has it",
                "classification | classes | freeze-embedding: true | model.freeze-embedding = true, but"
                        + " model.embedding-size = 0: there is no embedding; set its size",
                "tagging | tags | characters: {filters: 10} | model.characters.filters = 10, but the inputs are not words"
                        + " with characters; leave it out",
            })
    void rejectsOptionsAndTargetsOfOtherTasks(String task, String output, String keys, String message) {
        assertThatThrownBy(() -> factory(task)
                        .create(job(task, keys == null ? "" : keys), new InputSpec.Tokens(7), output(output)))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private static OutputSpec output(String name) {
        return switch (name) {
            case "classes" -> CLASSES;
            case "tags" -> TAGS;
            case "vector" -> VECTOR;
            default -> VALUES;
        };
    }

    @Test
    void rejectsAnEmbeddingOfRealVectorsAndASingleClass() {
        assertThatThrownBy(() -> factory("forecasting")
                        .create(job("forecasting", "embedding-size: 9"), new InputSpec.Vectors(2), VECTOR))
                .hasMessage("model.embedding-size = 9, but the inputs are real vectors; leave it out");
        OutputSpec one = new OutputSpec.OneClass(List.of("spam"), List.of(9L));
        assertThatThrownBy(() ->
                        factory("classification").create(job("classification", ""), new InputSpec.Vectors(2), one))
                .hasMessage("task = classification needs at least two classes, but the data has only one: spam");
    }

    @Test
    void initializesTheEmbeddingWithPretrainedVectors() {
        InputSpec input = new InputSpec.Tokens(4, Optional.of(vectors()));
        INDArray table =
                table(factory("classification").create(job("classification", "embedding-size: 3"), input, CLASSES));
        assertThat(table.getRow(1).toFloatVector()).containsExactly(1, 2, 3);
        assertThat(table.getRow(3).toFloatVector()).containsExactly(-4, 5, 6);
        assertThat(Math.abs(table.getRow(0).getFloat(0))).isLessThan(0.1f);
        assertThatThrownBy(() ->
                        factory("classification").create(job("classification", "embedding-size: 4"), input, CLASSES))
                .hasMessage("model.embedding-size = 4, but the size of the pretrained vectors is 3; set it to 3");
    }

    @Test
    void aFrozenEmbeddingStaysAndATrainedOneChanges() {
        PredictorSetting learned = PredictorSetting.classifies("cell: gru, embedding-size: 3", new InputSpec.Tokens(7));
        PredictorSetting frozen = learned.with("freeze-embedding: true");
        for (PredictorSetting setting : List.of(learned, frozen)) {
            MultiLayerNetwork network = setting.network(DataType.FLOAT);
            for (SequencePredictor model : List.of(
                    setting.factory().restore(setting.job(), new Dl4jNetwork(network.clone())),
                    new GenericSequencePredictor(network.clone(), Kernels.generic(), 3))) {
                INDArray before = network.getParam("0_W").dup();
                double first = model.train(setting.batch(1, null), null, 0.5, 1).lossNats();
                assertThat(table(model).equals(before)).isEqualTo(setting.equals(frozen));
                assertThat(model.evaluate(setting.batch(1, null), null).lossNats())
                        .isLessThan(first);
            }
        }
    }

    private static INDArray table(SequencePredictor model) {
        return Dl4jNetwork.of(model.network()).layers().getParam("0_W");
    }

    private static WordVectors vectors() {
        return new WordVectors(3, new float[][] {null, {1, 2, 3}, null, {-4, 5, 6}});
    }

    private static NetworkFactory factoryOf(String task) {
        return ServiceLoader.load(NetworkFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private static PredictorFactory factory(String task) {
        return (PredictorFactory) factoryOf(task);
    }

    private static JobSpec job(String task, String keys) {
        String yaml = "task: %s%nmodel: {%s}%n".formatted(task, keys);
        return Models.parse(yaml);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            layers: 2                  | model.layers = 2, but forecast = segments has one recurrent layer; set it to 1
            bidirectional: true        | model.bidirectional = true, but forecast = segments reads forward; leave it out
            zoneout: 0.1               | model.zoneout = 0.1, but forecast = segments has only dropout; leave it out
            recurrent-dropout: 0.1     | model.recurrent-dropout = 0.1, but forecast = segments has only dropout; leave it out
            hidden-size: 1             | model.hidden-size = 1, but forecast = segments needs at least 2: half of the inputs are a position
            segment: 12                | model.segment = 12, but data.history = 10 is shorter than a segment; set data.history to 12
            segment: 4                 | model.segment = 4, but data.history = 10 is no multiple of it; set data.history to 12
            """)
    void segmentsRefuseWhatTheyDoNotHave(String option, String message) {
        InputSpec windows = new InputSpec.Vectors(1, Optional.of(new InputSpec.Window(1, 10, 1, 1, true)));
        String model = "forecast: segments, " + (option.startsWith("layers") ? "" : "layers: 1, ") + option;
        assertThatThrownBy(() -> new ForecastingFactory().create(job("forecasting", model), windows, VECTOR))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    @Test
    void segmentsNeedWindows() {
        assertThatThrownBy(() -> new ForecastingFactory()
                        .create(job("forecasting", "forecast: segments, layers: 1"), new InputSpec.Vectors(1), VECTOR))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("model.forecast = segments, but the data are not windows with a horizon");
    }

    /** 96 rows are read as four segments of 24, 28 as four of 7, 25 as five of 5, and 7 as seven of 1. */
    @ParameterizedTest
    @CsvSource({"96, 24", "28, 7", "25, 5", "7, 1", "2, 1"})
    void aSegmentIsAQuarterOfTheHistory(int history, int rows) {
        InputSpec windows = new InputSpec.Vectors(1, Optional.of(new InputSpec.Window(1, history, 1, 1, true)));
        var network = new ForecastingFactory()
                .network(job("forecasting", "forecast: segments, layers: 1"), windows, VECTOR, DataType.FLOAT);
        assertThat(((SegmentForecaster) network.getLayer(0).conf().getLayer())
                        .shape()
                        .segment())
                .isEqualTo(rows);
    }
}
