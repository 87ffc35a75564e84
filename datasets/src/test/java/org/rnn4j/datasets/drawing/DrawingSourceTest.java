package org.rnn4j.datasets.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;

/** Drawings as text, their scale and their batches. */
class DrawingSourceTest {

    @TempDir
    Path folder;

    private ObjectNode options(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in.txt"), text);
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.putArray("source").add(file.toString());
        options.putObject("split").put("train", 1).put("validation", 0);
        return options;
    }

    private SequenceData open(ObjectNode options) {
        return new DrawingSource().open(options, null);
    }

    private static SequenceBatch first(SequenceData data, Split split, long seed) {
        return data.batches(split, new BatchPlan(8, 1, seed)).iterator().next();
    }

    @Test
    void targetsAreInputsOneStepLaterAndTheLastOneEndsTheDrawing() throws IOException {
        SequenceData data = open(options("3,0,0 0,4,1 -3,0,0\n").put("grid", 0));
        // offsets 3 0 0 4 -3 0: mean 2/3, mean square 34/6, so the deviation is sqrt(34/6 - 4/9)
        double deviation = Math.sqrt(34 / 6.0 - 4 / 9.0);
        SequenceBatch batch = first(data, Split.TRAIN, 1);
        RealVectors targets = (RealVectors) batch.targets();
        RealVectors inputs = (RealVectors) batch.inputs();
        assertThat(batch.lengths()).containsExactly(3);
        assertThat(data.size(Split.TRAIN)).isEqualTo(3);
        double[][] steps = {{3, 0, 1, 0, 0}, {0, 4, 0, 1, 0}, {-3, 0, 0, 0, 1}};
        for (int f = 0; f < 5; f++) {
            assertThat(inputs.at(0, f, 0)).isZero();
            for (int t = 0; t < 3; t++) {
                double expected = f < 2 ? steps[t][f] / deviation : steps[t][f];
                assertThat((double) targets.at(0, f, t)).isCloseTo(expected, within(1e-6));
                if (t < 2) {
                    assertThat(inputs.at(0, f, t + 1)).isEqualTo(targets.at(0, f, t));
                }
            }
        }
    }

    @Test
    void noiseDiffersBetweenEpochsOfTrainingButNotInEvaluation() throws IOException {
        ObjectNode options = options("3,0,0 0,4,1 -3,0,0\n5,5,0 1,1,0\n");
        options.putArray("test").add(folder.resolve("in.txt").toString());
        SequenceData data = open(options);
        RealVectors one = (RealVectors) first(data, Split.TRAIN, 1).targets();
        assertThat(((RealVectors) first(data, Split.TRAIN, 2).targets()).values())
                .isNotEqualTo(one.values());
        assertThat(((RealVectors) first(data, Split.TRAIN, 1).targets()).values())
                .isEqualTo(one.values());
        RealVectors evaluated = (RealVectors) first(data, Split.TEST, 1).targets();
        assertThat(((RealVectors) first(data, Split.TEST, 2).targets()).values())
                .isEqualTo(evaluated.values());
    }

    @Test
    void aSavedCodecReadsDrawingsAsInTraining() throws IOException {
        DrawingCodec codec =
                (DrawingCodec) open(options("3,0,0 0,4,1 -3,0,0\n")).codec();
        assertThat(new DrawingCodecFormat().read(codec.toJson())).isEqualTo(codec);
        SequenceData other = new DrawingSource().open(options("30,0,0 0,40,1\n").put("grid", 0), codec);
        assertThat(other.codec()).isEqualTo(codec);
        assertThat(codec.svg().grid()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,0 3,x,0 | point 2 is \"3,x,0\", but must be dx,dy,p with offsets in [-1000000, 1000000] and p = 0 or 1 (pen lifted), such as 12,-3,0",
                "1,2,0 NaN,1,0 | point 2 is \"NaN,1,0\", but must be dx,dy,p with offsets in [-1000000, 1000000] and p = 0 or 1 (pen lifted), such as 12,-3,0",
                "1,2,0 1,1,2 | point 2 is \"1,1,2\", but must be dx,dy,p with offsets in [-1000000, 1000000] and p = 0 or 1 (pen lifted), such as 12,-3,0",
                "1,2 3,4 | point 1 is \"1,2\", but must be dx,dy,p with offsets in [-1000000, 1000000] and p = 0 or 1 (pen lifted), such as 12,-3,0",
                "1,2,0 | a drawing of 1 point; use drawings of two points or more",
                "1,2,1 3,4,1 5,6,1 | the pen is lifted after each of the 3 points, so nothing is drawn"
            })
    void saysWhichDrawingIsBad(String line, String problem) throws IOException {
        ObjectNode options = options("1,2,0 3,4,1\n" + line + "\n");
        assertThatThrownBy(() -> open(options))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("%s:2: %s".formatted(folder.resolve("in.txt"), problem));
        SequenceData rest = open(options.put("on-error", "skip"));
        assertThat(rest.summary()).containsEntry("skipped", 1).containsEntry("train drawings", 1L);
    }

    @Test
    void leavesOutAndCountsDrawingsThatAreTooLong() throws IOException {
        String length = IntStream.range(0, 10_000).mapToObj(i -> "1,0,0").collect(Collectors.joining(" "));
        SequenceData data = open(options("600,-600,0 3,4,1\n" + length + "\n"));
        assertThat(data.summary()).containsEntry("too long", 1).containsEntry("train points", 2L);
        assertThat(data.report().warnings())
                .containsExactly("1 drawing has more than data.max-points = 250 points and was left out");
        ObjectNode only = options(length + "\n");
        assertThatThrownBy(() -> open(only))
                .hasMessage(
                        "data.source leaves no training drawings: 1 have more than data.max-points = 250 points; raise it");
    }

    @Test
    void theBaselineKnowsTheOffsetsButNotTheirOrder() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.putArray("source").add("figures");
        SequenceData data = open(options);
        assertThat(data.size(Split.VALIDATION)).isGreaterThan(1000);
        double nats = data.baselines(Split.VALIDATION)
                .get("one normal distribution")
                .main()
                .value();
        // two standard normal distributions cost log(2 pi e) = 2.84 nats, and the pen about half a nat
        assertThat(nats).isBetween(2.5, 3.6);
    }

    @Test
    void figuresAreAlwaysTheSame() {
        List<String> lines = Figures.text().lines().toList();
        assertThat(lines).hasSize(1500).doesNotHaveDuplicates();
        assertThat(Figures.text()).isEqualTo(String.join("\n", lines) + "\n");
        assertThat(lines.get(1).toLowerCase(Locale.ROOT).split(" ", -1)).hasSize(6);
    }
}
