package org.rnn4j.datasets.classification.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.Split;

class LabelledSeriesSourceTest {
    private static final String SKIP = "; fix it, or set data.on-error to skip";
    private static final String RAW = ", 'standardize': 'none', 'split': {'train': 1, 'validation': 0}}";

    @TempDir
    Path folder;

    @Test
    void tsFilesHaveChannelsOfUnequalLength() {
        Path file = write("t.ts", """
                # a remark
                @problemName T
                @dimensions 2
                @classLabel true up down
                @data
                1,2,3:4,5,6:up
                7:8:down
                9,9:9,9:down
                """);
        SequenceData data = open("{'source': '%s'".formatted(file) + RAW);
        assertThat(data.input()).isEqualTo(new InputSpec.Vectors(2));
        assertThat(data.output()).isEqualTo(new OutputSpec.OneClass(List.of("down", "up"), List.of(2L, 1L)));
        SequenceBatch batch = only(data, TRAIN);
        var values = (SequenceValues.RealVectors) batch.inputs();
        assertThat(batch.lengths()).containsExactlyInAnyOrder(1, 2, 3);
        int up = indexOf(batch.examples(), 0);
        assertThat(values.at(up, 1, 2)).isEqualTo(6);
        assertThat(((SequenceValues.ClassIds) batch.targets()).classes()[up]).isEqualTo(1);
        int down = indexOf(batch.examples(), 1);
        assertThat(values.at(down, 1, 0)).isEqualTo(8);
        assertThat(values.at(down, 1, 1)).isZero(); // padding
    }

    @Test
    void rowsOfATableMayInterleaveChannels() {
        Path file = write("t.csv", "1,10,2,20,a\n3,30,4,40,b\n5,50,6,60,b\n");
        SequenceData data = open("{'source': '%s', 'format': {'type': 'table', 'channels': 2}".formatted(file) + RAW);
        SequenceBatch batch = only(data, TRAIN);
        int first = indexOf(batch.examples(), 0);
        assertThat(((SequenceValues.RealVectors) batch.inputs()).at(first, 1, 1))
                .isEqualTo(20);
    }

    @Test
    void rowsMayStandInBlocksOfAClass() {
        Path file = write("t.data", "1 2\n3 4\n5 6\n7 8\n");
        SequenceData data =
                open(("{'source': '%s', 'format': {'type': 'table', 'delimiter': 'blank', 'label': 'blocks',"
                                        + " 'block-rows': 2, 'block-names': ['low', 'high']}")
                                .formatted(file)
                        + RAW);
        assertThat(data.report().samples())
                .containsExactly("high: 2 steps of 1: 5.00 6.00", "low: 2 steps of 1: 1.00 2.00");
    }

    @Test
    void aFolderOfCsvFilesHasItsClassesAndGroupsInTables() {
        write("walk-1.csv", "#x, y\n1,10\n2,20\n");
        write("walk-2.csv", "#x, y\n3,30\n");
        write("walk-3.csv", "#x, y\n4,40\n5,50\n6,60\n");
        Path targets = write("targets.csv", "#id, class\n1,go\n2,stay\n3,go\n");
        Path groups = write("groups.csv", "#id, room\n1,A\n2,A\n3,B\n");
        SequenceData data = open("""
                {'source': '%s', 'standardize': 'none',
                 'format': {'type': 'files', 'name': 'walk-{id}.csv', 'targets': '%s', 'groups': '%s'},
                 'split': {'type': 'group', 'by': 'room', 'test': ['B']}}""".formatted(folder, targets, groups));
        assertThat(data.size(TRAIN)).isEqualTo(2);
        SequenceBatch test = only(data, TEST);
        assertThat(((SequenceValues.RealVectors) test.inputs()).values()).containsExactly(4, 5, 6, 40, 50, 60);
        assertThat(((SequenceValues.ClassIds) test.targets()).classes()).containsExactly(0);
    }

    @Test
    void scalingIsFittedOnTheTrainingPartAlone() {
        Path train = write("train.csv", "1,3,a\n1,3,b\n1,3,b\n");
        Path test = write("test.csv", "102,a\n");
        SequenceData data = open("""
                {'source': '%s', 'test': '%s', 'format': 'table', 'split': {'train': 1, 'validation': 0}}""".formatted(train, test));
        assertThat(((SequenceValues.RealVectors) only(data, TEST).inputs()).values())
                .containsExactly(100); // (102 - 2) / 1
    }

    @Test
    void scalingBySeriesLeavesOnlyItsForm() {
        Path file = write("t.csv", "1,3,a\n10,30,b\n5,5,b\n");
        SequenceData data = open("""
                {'source': '%s', 'format': 'table', 'standardize': 'series', 'split': {'train': 1, 'validation': 0}}""".formatted(file));
        SequenceBatch batch = only(data, TRAIN);
        var values = (SequenceValues.RealVectors) batch.inputs();
        assertThat(values.at(indexOf(batch.examples(), 1), 0, 1)).isCloseTo(1, within(1e-6f));
        assertThat(values.at(indexOf(batch.examples(), 2), 0, 1)).isZero();
    }

    @Test
    void missingValuesAreRefusedInterpolatedOrZero() {
        Path file = write("t.ts", "@classLabel true a b\n@data\n?,2,?,?,8,NaN:a\n1,1,1,1,1,1:b\n1,1,1,1,1,1:b\n");
        String options = "{'source': '%s', 'missing': '%s'" + RAW;
        assertRefused(
                options.formatted(file, "refuse"),
                file + ":3: value 1 of channel 1 is missing; set data.missing to interpolate or zero" + SKIP);
        assertThat(first(open(options.formatted(file, "interpolate")))).containsExactly(2, 2, 4, 6, 8, 8);
        assertThat(first(open(options.formatted(file, "zero")))).containsExactly(0, 2, 0, 0, 8, 0);
    }

    @Test
    void refusalsNameFileAndLine() {
        Path ragged = write("ragged.csv", "1,2,a\n1,2,3,b\n");
        assertRefused(
                "{'source': '%s', 'format': 'table'}".formatted(ragged),
                ragged + ":2: 4 columns, but the first row has 3" + SKIP);
        Path header = write("header.csv", "x,y,class\n1,2,a\n");
        assertRefused(
                "{'source': '%s', 'format': 'table'}".formatted(header),
                header
                        + ":1: value 1 is \"x\", but must be a finite number; if line 1 is a header, set header in data.format"
                        + SKIP);
        Path text = write("text.csv", "1,2,a\n1,two,a\n");
        assertRefused(
                "{'source': '%s', 'format': 'table'}".formatted(text),
                text + ":2: value 2 is \"two\", but must be a finite number" + SKIP);
        Path label = write("label.ts", "@classLabel true up down\n@data\n1,2:dwn\n");
        assertRefused(
                "{'source': '%s'}".formatted(label),
                label + ":3: the class \"dwn\" is not in @classLabel; did you mean down? there are up, down" + SKIP);
        Path channels = write("channels.ts", "@classLabel true a b\n@data\n1,2:3:a\n");
        assertRefused(
                "{'source': '%s'}".formatted(channels),
                channels + ":3: channel 2 has 1 values, but channel 1 has 2" + SKIP);
        Path noData = write("nodata.ts", "1,2:a\n");
        assertRefused(
                "{'source': '%s'}".formatted(noData),
                noData + ":1: a series before @data; the lines before @data must start with # or @");
        Path two = write("two.ts", "@data\n1,2:a\n3,4:5,6:b\n5,6:a\n");
        assertRefused("{'source': '%s'%s".formatted(two, RAW), two + ":3: 2 channels, but this model reads 1" + SKIP);
    }

    @Test
    void numbersMayHaveDecimalCommas() {
        Path file = write("t.csv", "0,5;-1,5;a\n2;3,25;b\n");
        SequenceData data =
                open("{'source': '%s', 'format': {'type': 'table', 'delimiter': 'semicolon', 'decimal': 'comma'}"
                                .formatted(file)
                        + RAW);
        assertThat(first(data)).containsExactly(0.5f, -1.5f);
        write("walk-1.csv", "x;y\n1,5;2,5\n");
        write("walk-2.csv", "x;y\n1,5;2,5\n");
        Path targets = write("targets.csv", "id;class\n1;go\n2;stay\n");
        SequenceData files = open(
                "{'source': '%s', 'format': {'type': 'files', 'name': 'walk-{id}.csv', 'targets': '%s', 'delimiter': 'semicolon', 'decimal': 'comma'}"
                                .formatted(folder, targets)
                        + RAW);
        assertThat(((SequenceValues.RealVectors) only(files, TRAIN).inputs()).values())
                .containsExactly(1.5f, 2.5f, 1.5f, 2.5f);
        Path point = write("p.csv", "0,5;a\n1.5;b\n");
        assertRefused(
                "{'source': '%s', 'format': {'type': 'table', 'delimiter': 'semicolon', 'decimal': 'comma'}}"
                        .formatted(point),
                point
                        + ":2: value 1 is \"1.5\", but must be a finite number without thousands separators, such as 1234,5 (data.format.decimal is comma)"
                        + SKIP);
    }

    @Test
    void literalsOfProgramsAreNotNumbers() {
        for (String literal : List.of("1d", "2f", "0x1p3", "Infinity", "1e39")) {
            Path file = write("t.ts", "@data\n1,2:a\n1,%s:b\n".formatted(literal));
            assertRefused(
                    "{'source': '%s'}".formatted(file),
                    "%s:3: value 2 is \"%s\", but must be a finite number".formatted(file, literal) + SKIP);
        }
    }

    @Test
    void aFileForRegressionHasNoClasses() {
        Path regression = write("r.ts", "@problemName R\n@targetLabel true\n@data\n1,2:0.5\n3,4:1.25\n");
        assertRefused(
                "{'source': '%s'}".formatted(regression),
                regression
                        + ":2: @targetLabel is true, so the file has numbers to predict (regression), and there are no classes to learn");
        Path classes = write("c.ts", "@targetlabel false\n@classLabel true a b\n@data\n1,2:a\n3,4:b\n");
        assertThat(open("{'source': '%s'".formatted(classes) + RAW).size(TRAIN)).isEqualTo(2);
    }

    @Test
    void aFileThatTheTableDoesNotKnow() {
        Path walk = write("walk-7.csv", "x\n1\n");
        Path targets = write("targets.csv", "id,class\n1,go\n");
        assertRefused(
                "{'source': '%s', 'format': {'type': 'files', 'name': 'walk-{id}.csv', 'targets': '%s'}}"
                        .formatted(folder, targets),
                "%s: %s has no row for 7".formatted(walk, targets) + SKIP);
    }

    @Test
    void theNearestNeighbourKnowsMostControlCharts() {
        SequenceData data = open("{'source': 'control-charts', 'split': {'train': 0.5, 'validation': 0, 'test': 0.5}}");
        assertThat(data.size(TRAIN)).isEqualTo(300);
        assertThat(data.baselines(TEST).get("nearest neighbour (Euclid)").main().value())
                .isCloseTo(293 / 300.0, within(1e-9));
        assertThat(data.sha256()).isEqualTo(open("{'source': 'control-charts'}").sha256());
    }

    private static float[] first(SequenceData data) {
        SequenceBatch batch = only(data, TRAIN);
        var values = (SequenceValues.RealVectors) batch.inputs();
        int b = indexOf(batch.examples(), 0);
        float[] series = new float[values.time()];
        for (int t = 0; t < series.length; t++) {
            series[t] = values.at(b, 0, t);
        }
        return series;
    }

    private static SequenceBatch only(SequenceData data, Split split) {
        return data.batches(split, new BatchPlan(100, 1, 1)).iterator().next();
    }

    private static int indexOf(int[] examples, int wanted) {
        for (int b = 0; b < examples.length; b++) {
            if (examples[b] == wanted) {
                return b;
            }
        }
        throw new AssertionError("no example " + wanted);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SequenceData open(String json) {
        try {
            var options = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
            return new LabelledSeriesSource().open(options, null);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefused(String options, String message) {
        assertThatThrownBy(() -> open(options))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }
}
