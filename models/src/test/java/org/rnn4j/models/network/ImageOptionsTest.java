package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.layer.ConvolutionalEncoder;
import org.rnn4j.models.task.ClassificationFactory;
import org.rnn4j.models.task.ConditionalFactory;
import org.rnn4j.models.task.PredictorFactory;
import org.rnn4j.models.task.SequenceToSequenceFactory;
import org.rnn4j.models.task.TaggingFactory;

/** Options of networks that read images, and how they are saved. */
class ImageOptionsTest extends OneNativeThread {
    private static final Map<String, PredictorFactory> TASKS = Map.of(
            "seq2seq", new SequenceToSequenceFactory(),
            "conditional", new ConditionalFactory(),
            "classification", new ClassificationFactory());
    private static final OutputSpec CLASSES = new OutputSpec.OneClass(List.of("a", "b", "c"), List.of(1L, 1L, 1L));

    private static MultiLayerNetwork network(String task, String model, InputSpec input) {
        OutputSpec output = task.equals("classification") ? CLASSES : new OutputSpec.Sequence(5, 3, 4);
        JobSpec job = Models.parse("task: %s\nmodel: {hidden-size: 4, %s}".formatted(task, model));
        return TASKS.get(task).network(job, input, output, DataType.FLOAT);
    }

    private static InputSpec input(String kind) {
        return switch (kind) {
            case "images" -> new InputSpec.Images(3, 8, 8);
            case "frames" -> new InputSpec.Frames(3, 8, 8);
            default -> new InputSpec.Tokens(7);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seq2seq | tokens | encoder: {blocks: 2} | model.encoder is set, but the inputs are not images: tokens of a vocabulary of 7; leave it out",
                "seq2seq | tokens | layers: 0 | model.layers = 0, but only an encoder of images can do without recurrent layers; set at least 1",
                "seq2seq | images | layers: 0 | model.layers = 0, but a decoder has at least 1; set it",
                "conditional | images | layers: 0 | model.layers = 0, but a decoder has at least 1; set it",
                "seq2seq | images | bidirectional: true | model.bidirectional = true, but it is for recurrent layers below the decoder, and an image has none; leave it out",
                "seq2seq | images | residual: true | model.residual = true, but it is for recurrent layers below the decoder, and an image has none; leave it out",
                "seq2seq | images | recurrent-dropout: 0.1 | model.recurrent-dropout = 0.1, but it is for recurrent layers below the decoder, and an image has none; leave it out",
                "conditional | images | zoneout: 0.2 | model.zoneout = 0.2, but it is for recurrent layers below the decoder, and an image has none; leave it out",
                "seq2seq | images | freeze-embedding: true | model.freeze-embedding = true, but the inputs are images; leave it out",
                "classification | images | embedding-size: 3 | model.embedding-size = 3, but the inputs are images; leave it out",
                "classification | frames | encoder: {features: 0} | model.encoder.features = 0, but a frame of a video is one vector; set its size, or leave it out",
                "classification | images | encoder: {filters: [4, 0]} | test:2: model.encoder.filters = [4, 0], but must be up to 8 numbers between 1 and 1024",
                "seq2seq | images | attention: none, context-gate: true | model.context-gate = true, but model.attention = none; set an attention, or leave it out",
                "seq2seq | images | attention: none, coverage-penalty: 0.5 | model.coverage-penalty = 0.5, but model.attention = none; set an attention, or leave it out"
            })
    void optionsThatDoNotApplyAreRefused(String task, String inputs, String model, String message) {
        InputSpec input = input(inputs);
        assertThatThrownBy(() -> network(task, model, input))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    @Test
    void aTaskWithoutAnEncoderDoesNotFitImages() {
        OutputSpec tags = new OutputSpec.Tags(List.of("a", "b"));
        assertThat(new TaggingFactory().fits(input("images"), tags)).isFalse();
        assertThat(new TaggingFactory().fits(input("frames"), tags)).isFalse();
        assertThat(new TaggingFactory().fits(input("tokens"), tags)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classification | images | layers: 0 | 3 | 8 x 8 x 3 to 4 x 64",
                "classification | images | 'layers: 0, encoder: {filters: [8], stride: 4, blocks: 0}' | 3 | 8 x 8 x 3 to 4 x 8",
                "classification | frames | layers: 1 | 4 | 8 x 8 x 3 to 1 x 128",
                "seq2seq | images | layers: 2 | 2 | 8 x 8 x 3 to 4 x 64",
                "seq2seq | frames | layers: 2 | 4 | 8 x 8 x 3 to 1 x 128"
            })
    void theInputsDecideWhatTheEncoderReturns(String task, String inputs, String model, int layers, String sizes) {
        MultiLayerNetwork network = network(task, model, input(inputs));
        var shape = ((ConvolutionalEncoder) network.getLayer(0).conf().getLayer()).shape();
        assertThat(network.getnLayers()).isEqualTo(layers);
        assertThat("%d x %d x %d to %d x %d"
                        .formatted(shape.height(), shape.width(), shape.channels(), shape.vectors(), shape.size()))
                .isEqualTo(sizes);
    }

    @Test
    void initialWeightsHaveTwiceTheVarianceOfTheirInputs() {
        MultiLayerNetwork network = network("classification", "layers: 1", input("frames"));
        for (String name : List.of("0_convolution1_W", "0_convolution8_W", "0_dense_W")) {
            INDArray weights = network.getParam(name);
            assertThat(weights.varNumber().doubleValue() * weights.rows() / 2)
                    .as(name)
                    .isBetween(0.9, 1.1);
            assertThat(weights.meanNumber().doubleValue()).isBetween(-0.01, 0.01);
        }
        assertThat(network.getParam("0_convolution0_g").minNumber().doubleValue())
                .isEqualTo(1);
        assertThat(network.getParam("0_convolution0_g").maxNumber().doubleValue())
                .isEqualTo(1);
        assertThat(network.getParam("0_convolution0_b").norm1Number().doubleValue())
                .isZero();
        assertThat(network.getParam("0_dense_b").norm1Number().doubleValue()).isZero();
    }

    @Test
    void aSavedNetworkTrainsOnWithTheSameBits() throws IOException {
        PredictorSetting setting = PredictorSetting.classifies(
                "cell: gru, encoder: {filters: [4, 5], features: 6}", new InputSpec.Frames(1, 4, 5));
        JobSpec job = setting.job();
        SequencePredictor model = setting.factory().restore(job, new Dl4jNetwork(setting.network(DataType.FLOAT)));
        for (int step = 0; step < 3; step++) {
            model.train(setting.batch(step, PredictorSetting.LENGTHS), null, 0.1, 1);
        }
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        ModelSerializer.writeModel(Dl4jNetwork.of(model.network()).model(), saved, true);
        SequencePredictor resumed = setting.factory()
                .restore(
                        job,
                        new Dl4jNetwork(ModelSerializer.restoreMultiLayerNetwork(
                                new ByteArrayInputStream(saved.toByteArray()), true)));
        assertThat(parameters(resumed)).containsExactly(parameters(model));
        for (int step = 3; step < 6; step++) {
            model.train(setting.batch(step, PredictorSetting.LENGTHS), null, 0.1, 1);
            resumed.train(setting.batch(step, PredictorSetting.LENGTHS), null, 0.1, 1);
        }
        assertThat(parameters(resumed)).containsExactly(parameters(model));
    }

    private static float[] parameters(SequencePredictor model) {
        INDArray parameters = Dl4jNetwork.of(model.network()).model().params();
        return parameters.dup('c').reshape(parameters.length()).toFloatVector();
    }
}
