package org.rnn4j.datasets.classification.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.open;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Calibrator;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.sides.TwoSidedCodec;

class TextLinearPathTest {
    private static final BatchPlan PLAN = new BatchPlan(3, 1, 1);

    @TempDir
    Path folder;

    /** One word tells the class, and the network knows nothing: the regression decides, and a bundle keeps it. */
    @Test
    void theRegressionHelpsANetworkThatKnowsNothing() throws Exception {
        SequenceData data = calibrated(words(), right -> new float[] {0.5f, 0.5f});
        Score score = score(data, right -> new float[] {0.5f, 0.5f});
        assertThat(values(score)).containsEntry("accuracy", 1.0).containsEntry("network alone", 0.5);
        assertThat(values(score).get("log loss")).isBetween(0.001, 0.5);
        assertThat(score.details()).startsWith("weights of log probabilities: network ");

        var restored = (PredictionCodec) new LabelledTextCodecFormat()
                .read(new ObjectMapper().readTree(data.codec().toJson().toString()));
        assertThat(restored.toJson().toString()).isEqualTo(data.codec().toJson().toString());
        float[] said = predict(restored, "a good one", new float[] {0.5f, 0.5f});
        assertThat(said[1]).isGreaterThan(0.6f);
        assertThat(said[0] + said[1]).isCloseTo(1, within(1e-6f));
        assertThat(said).isEqualTo(predict((PredictionCodec) data.codec(), "a good one", new float[] {0.5f, 0.5f}));
        assertThat(predict(restored, "a bad one", new float[] {0.5f, 0.5f})[0]).isGreaterThan(0.6f);
    }

    /** Only the order of the words tells the class, which the regression cannot see: the network keeps its say. */
    @Test
    void aNetworkThatKnowsMoreDecides() {
        String source = "{'source': 'comparisons', 'split': {'train': 0.5, 'validation': 0.5}}";
        IntFunction<float[]> sure = right -> right == 0 ? new float[] {0.9f, 0.1f} : new float[] {0.1f, 0.9f};
        SequenceData data = calibrated(open(source), sure);
        assertThat(values(score(data, sure))).containsEntry("accuracy", 1.0).containsEntry("network alone", 1.0);
    }

    @Test
    void withoutTheOptionOrAValidationSplitTheNetworkIsAlone() {
        String source = write(folder.resolve("train.txt"), text(20)).toString();
        assertThat(open("{'source': '%s', 'linear-path': false}".formatted(source))
                        .calibrator(Split.VALIDATION))
                .isEmpty();
        assertThat(open("{'source': '%s', 'split': {'train': 1, 'validation': 0}}".formatted(source))
                        .calibrator(Split.VALIDATION))
                .isEmpty();
    }

    @Test
    void aDamagedPathIsRefused() {
        SequenceData data = calibrated(words(), right -> new float[] {0.5f, 0.5f});
        assertRefused(
                data,
                path -> ((ObjectNode) path.get("pool")).put("network", -1),
                "\"linear-path.pool\" must have numbers of 0 or more, that of \"network\" among them");
        assertRefused(data, path -> path.put("weights", "AAAA"), "its linear path must have 18 weights");
        assertRefused(data, path -> path.remove("features"), "its linear path must have \"features\" in Base64");
        assertRefused(
                data,
                path -> path.put("features", new byte[16]),
                "its linear path must have 4 weights"); // the same feature twice
    }

    private static void assertRefused(SequenceData data, Consumer<ObjectNode> damage, String message) {
        ObjectNode json = data.codec().toJson().deepCopy();
        damage.accept((ObjectNode) json.get("linear-path"));
        assertThatThrownBy(() -> new LabelledTextCodecFormat().read(json))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    private SequenceData words() {
        Path file = write(folder.resolve("words.txt"), text(20));
        return open("{'source': '%s', 'split': {'train': 0.5, 'validation': 0.5}}".formatted(file));
    }

    private static String text(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> i % 2 == 0 ? "no a bad one\n" : "yes a good one\n")
                .collect(Collectors.joining());
    }

    private static SequenceData calibrated(SequenceData data, IntFunction<float[]> network) {
        Calibrator calibrator = data.calibrator(Split.VALIDATION).orElseThrow();
        for (SequenceBatch batch : data.batches(Split.VALIDATION, PLAN)) {
            calibrator.add(batch, said(batch, network));
        }
        return calibrator.calibrated();
    }

    private static Score score(SequenceData data, IntFunction<float[]> network) {
        Scorer scorer = data.scorer(Split.VALIDATION).orElseThrow();
        for (SequenceBatch batch : data.batches(Split.VALIDATION, PLAN)) {
            scorer.add(batch, said(batch, network));
        }
        return scorer.score();
    }

    private static ClassProbabilities said(SequenceBatch batch, IntFunction<float[]> network) {
        int[] right = ((ClassIds) batch.targets()).classes();
        return new ClassProbabilities(IntStream.of(right).mapToObj(network).toArray(float[][]::new));
    }

    private static Map<String, Double> values(Score score) {
        return score.metrics().stream().collect(Collectors.toMap(Metric::name, Metric::value));
    }

    private static float[] predict(PredictionCodec codec, String line, float[] network) {
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(line + "\n")), "standard input")
                .forEachRemaining(requests::add);
        var value =
                (PredictedValue.OneClass) codec.decode(requests, new ClassProbabilities(new float[][] {network}), true)
                        .get(0)
                        .value();
        assertThat(codec).isInstanceOf(TwoSidedCodec.class);
        return new float[] {
            value.probabilities().get("no"), value.probabilities().get("yes")
        };
    }
}
