package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;

class SeriesSourceTest {
    private static final String PLAIN = "'target': 'y', 'history': 3, 'scale': 'none', ";

    @TempDir
    Path folder;

    /** y = 1 ... n. */
    private static String counting(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(String::valueOf).collect(Collectors.joining("\n", "y\n", "\n"));
    }

    private static float[] read(SequenceBatch batch) {
        return ((RealVectors) batch.inputs()).values();
    }

    private static float[] targets(SequenceBatch batch) {
        return ((OneVector) batch.targets()).values();
    }

    @Test
    void aWindowIsItsHistoryAndTheRowsAfterIt() {
        SequenceData data = SeriesFixture.open(folder, counting(10), PLAIN + "'horizon': 2");
        assertThat(data.input())
                .isEqualTo(new InputSpec.Vectors(1, Optional.of(new InputSpec.Window(1, 3, 1, 1, true))));
        assertThat(data.output()).isEqualTo(new OutputSpec.OneVector(2));
        SequenceBatch first = SeriesFixture.batches(data, Split.TRAIN).stream()
                .filter(batch -> batch.examples()[0] == 0)
                .findFirst()
                .orElseThrow();
        assertThat(read(first)).containsExactly(1, 2, 3);
        assertThat(targets(first)).containsExactly(4, 5);
    }

    @Test
    void noValueOfALaterPartIsATargetOfAnEarlierOne() {
        SequenceData data = SeriesFixture.open(folder, counting(20), PLAIN + "'horizon': 2");
        // 14 rows to learn from, 2 to validate on, 4 to test on
        assertThat(SeriesFixture.batches(data, Split.TRAIN))
                .hasSize(10)
                .allSatisfy(batch -> assertThat(targets(batch)[1]).isLessThanOrEqualTo(14));
        assertThat(SeriesFixture.batches(data, Split.VALIDATION))
                .singleElement()
                .satisfies(batch -> assertThat(targets(batch)).containsExactly(15, 16));
        List<SequenceBatch> test = SeriesFixture.batches(data, Split.TEST);
        assertThat(test).hasSize(3);
        assertThat(read(test.get(0)))
                .as("history may be what was known by then")
                .containsExactly(14, 15, 16);
        assertThat(data.report().warnings()).containsExactly("2 windows were left out: their horizon is in two splits");
    }

    @Test
    void scalingIsFittedOnTheTrainingPartOnly() {
        String jump = "y\n" + "1\n3\n".repeat(7) + "1000\n".repeat(6);
        SequenceData data = SeriesFixture.open(folder, jump, "'target': 'y', 'history': 2");
        assertThat(SeriesFixture.batches(data, Split.TRAIN))
                .allSatisfy(batch -> assertThat(targets(batch)[0]).isIn(-1f, 1f));
        assertThat(targets(SeriesFixture.batches(data, Split.TEST).get(0))).containsExactly(998);
    }

    @Test
    void valuesRelativeToTheLastAreItsDifferences() {
        SequenceData data = SeriesFixture.open(
                folder, "y\n1\n4\n9\n16\n25\n36\n49\n64\n81\n100\n", PLAIN + "'relative': 'last', 'horizon': 2");
        SequenceBatch test = SeriesFixture.batches(data, Split.TEST).get(0);
        assertThat(read(test)).containsExactly(36 - 64, 49 - 64, 0);
        assertThat(targets(test)).containsExactly(81 - 64, 100 - 64);
    }

    @Test
    void valuesRelativeToTheSeasonAreDifferencesToTheSeasonBefore() {
        SequenceData data = SeriesFixture.open(
                folder,
                "y\n1\n4\n9\n16\n25\n36\n49\n64\n81\n100\n",
                PLAIN + "'relative': 'season', 'season': 2, 'horizon': 2");
        SequenceBatch test = SeriesFixture.batches(data, Split.TEST).get(0);
        assertThat(read(test)).containsExactly(36 - 16, 49 - 25, 64 - 36);
        assertThat(targets(test)).containsExactly(81 - 49, 100 - 64);
    }

    @Test
    void everyStepAnswersTheRowsAfterItself() {
        SequenceData data = SeriesFixture.open(folder, counting(10), PLAIN + "'horizon': 2, 'forecast': 'every-step'");
        assertThat(data.output()).isEqualTo(new OutputSpec.RealValues(2));
        SequenceBatch test = SeriesFixture.batches(data, Split.TEST).get(0);
        assertThat(((RealVectors) test.targets()).values()).containsExactly(7, 8, 9, 8, 9, 10);
    }

    @Test
    void whatIsKnownAheadIsReadOneStepAheadAndThenToTheEndOfTheHorizon() {
        String table = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "%d,%d".formatted(i, 10 * i))
                .collect(Collectors.joining("\n", "y,k\n", "\n"));
        SequenceData data = SeriesFixture.open(folder, table, PLAIN + "'known': 'k', 'horizon': 2");
        SequenceBatch test = SeriesFixture.batches(data, Split.TEST).get(0);
        assertThat(read(test)).containsExactly(6, 7, 8, 0, 70, 80, 90, 100, 0, 0, 0, 1);
    }

    @Test
    void namesBecomeOneFeatureEachAndTheCalendarTwo() {
        String table = """
                date,y,wind
                2024-01-01,1,NW
                2024-01-02,2,cv
                2024-01-03,3,NW
                2024-01-04,4,SE
                2024-01-05,5,NW
                """;
        SequenceData data = SeriesFixture.open(
                folder,
                table,
                "'date': 'date', 'target': 'y', 'past': 'wind', 'categorical': 'wind', 'calendar': 'weekday',"
                        + "'history': 2, 'scale': 'none', 'split': {'train': 0.6, 'validation': 0, 'test': 0.4}");
        assertThat(data.input())
                .isEqualTo(new InputSpec.Vectors(5, Optional.of(new InputSpec.Window(1, 2, 3, 5, true))));
        float[] second = read(SeriesFixture.batches(data, Split.TEST).get(1));
        float friday = (float) Math.sin(2 * Math.PI * 4 / 7);
        assertThat(second[0]).isEqualTo(3); // y
        assertThat(new float[] {second[2], second[3]}).as("NW").containsExactly(1, 0);
        assertThat(new float[] {second[4], second[5]}).as("cv").containsExactly(0, 0);
        assertThat(second[7]).as("the day that is forecast").isCloseTo(friday, within(1e-6f));
        assertThat(data.report().warnings()).contains("1 cells of wind have a name that is not in the training split");
    }

    @Test
    void missingValuesAreReadButNeitherLearnedNorScored() {
        SequenceData data = SeriesFixture.open(
                folder, "y\n1\n2\nNA\n4\n5\n6\n7\n8\n\"\"\n10\n", PLAIN + "'missing': 'interpolate'");
        assertThat(data.report().warnings())
                .contains(
                        "2 missing cells were filled in; interpolation looks ahead within a gap, forward-fill does not");
        SequenceBatch test = SeriesFixture.batches(data, Split.TEST).get(0);
        assertThat(read(test)).containsExactly(7, 8, 9);
        assertThat(targets(test)).containsExactly(10);
    }

    @Test
    void datesThatAreLeftOutArePutIn() {
        String table = "date,y\n2024-01-31,1\n2024-02-01,2\n2024-02-03,4\n2024-02-04,5\n2024-02-05,6\n";
        SequenceData data = SeriesFixture.open(
                folder,
                table,
                PLAIN
                        + "'date': 'date', 'gaps': 'fill', 'missing': 'forward-fill',"
                        + "'split': {'train': 0.7, 'validation': 0, 'test': 0.3}");
        assertThat(data.summary()).containsEntry("rows put in", 1).containsEntry("rows", 6);
    }

    @Test
    void aColumnOrATargetEachIsASeriesOfItsOwn() {
        String table = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "서울,%d\n부산,%d\n".formatted(i, 100 * i))
                .collect(Collectors.joining("", "도시,y\n", ""));
        SequenceData data = SeriesFixture.open(folder, table, "'target': 'y', 'history': 3, 'series-by': '도시'");
        assertThat(data.summary()).containsEntry("series", 2).containsEntry("train windows", 8L);
        assertThat(targets(SeriesFixture.batches(data, Split.TEST).get(0)))
                .as("each series has a scale of its own")
                .containsExactly(targets(SeriesFixture.batches(data, Split.TEST).get(2)));
    }

    @Test
    void numbersMayHaveDecimalCommas() {
        String table = "x;y\n1;0,5\n2;1,5\n3;-2,5\n4;1e1\n5;4,\n";
        SequenceData data = SeriesFixture.open(
                folder,
                table,
                PLAIN + "'delimiter': 'semicolon', 'decimal': 'comma',"
                        + "'split': {'train': 0.8, 'validation': 0, 'test': 0.2}");
        SequenceBatch test = SeriesFixture.batches(data, Split.TEST).get(0);
        assertThat(read(test)).containsExactly(1.5f, -2.5f, 10);
        assertThat(targets(test)).containsExactly(4);
    }

    @Test
    void filesOfOneNameAreSeparateSeries() throws IOException {
        for (String city : List.of("서울", "부산")) {
            Files.createDirectories(folder.resolve(city));
            Files.writeString(folder.resolve(city).resolve("load.csv"), counting(10));
        }
        ObjectNode block = SeriesFixture.options("{" + PLAIN + "'horizon': 2}");
        block.putArray("source")
                .add(folder.resolve("서울/load.csv").toString())
                .add(folder.resolve("부산/load.csv").toString());
        SequenceData data = new SeriesSource().open(block, null);
        assertThat(data.summary()).containsEntry("series", 2).containsEntry("train windows", 6L);
        assertThat(data.report().samples().get(0)).startsWith("서울/load: 1.00000 2.00000 3.00000 ->");
        assertThat(SeriesFixture.batches(data, Split.TEST))
                .as("no window reads the end of one and the beginning of the other")
                .hasSize(2)
                .allSatisfy(batch -> assertThat(targets(batch)).containsExactly(9, 10));
    }

    @Test
    void targetsOfSeveralFilesAreSeriesOfTheirOwn() throws IOException {
        Files.writeString(folder.resolve("서울.csv"), "y,z\n" + "1,5\n2,6\n".repeat(5));
        Files.writeString(folder.resolve("부산.csv"), "y,z\n" + "3,7\n4,8\n".repeat(5));
        ObjectNode block = SeriesFixture.options("{'target': ['y', 'z'], 'separate': true, 'history': 3}");
        block.put("source", folder.toString());
        SequenceData data = new SeriesSource().open(block, null);
        assertThat(data.summary()).containsEntry("series", 4);
        assertThat(data.report().samples().get(0)).startsWith("부산 y: 3.00000 4.00000 3.00000 ->");
        ObjectNode one = new SeriesSource()
                .onlyTest(block, List.of(folder.resolve("서울.csv").toString()));
        SequenceData evaluated = new SeriesSource().open(one, data.codec());
        assertThat(evaluated.summary())
                .as("by the names that they had in training")
                .containsEntry("series", 2);
    }

    @Test
    void theScoreIsInTheUnitsOfTheFileAndBesideBaselines() {
        SequenceData data = SeriesFixture.open(folder, counting(20), "'target': 'y', 'history': 3, 'season': 2");
        assertThat(data.baselines(Split.TEST)).containsOnlyKeys("naive", "seasonal naive", "drift", "mean", "ridge");
        assertThat(data.baselines(Split.TEST).get("naive").main().value()).isEqualTo(0.5);
        assertThat(data.baselines(Split.TEST).get("seasonal naive").main().value())
                .isEqualTo(1);
        assertThat(data.baselines(Split.TEST).get("drift").main().value()).isCloseTo(0, within(1e-12));
        Scorer scorer = data.scorer(Split.TEST).orElseThrow();
        for (SequenceBatch batch : SeriesFixture.batches(data, Split.TEST)) {
            float[] perfect = targets(batch).clone();
            scorer.add(batch, new Predictions.Values(new float[][] {perfect}, new double[0], new float[0][][]));
        }
        assertThat(scorer.score().main().name()).isEqualTo("MASE");
        assertThat(scorer.score().main().value()).isCloseTo(0, within(1e-5));
        assertThat(scorer.score().details()).startsWith("origins from          MASE        MAE       RMSE   values\n");
    }

    @Test
    void aRecursiveForecastReadsItsOwnAnswers() {
        SequenceData data = SeriesFixture.open(
                folder, counting(20), PLAIN + "'horizon': 3, 'forecast': 'recursive', 'relative': 'last'");
        assertThat(data.output()).isEqualTo(new OutputSpec.OneVector(1));
        SequenceBatch batch = SeriesFixture.batches(data, Split.TEST).get(0);
        assertThat(read(batch)).containsExactly(-2, -1, 0);
        Rollout rollout = data.rollout(batch, Split.TEST).orElseThrow();
        assertThat(read(rollout.next(answer(5)))).as("14 15 16 21").containsExactly(-6, -5, 0);
        assertThat(read(rollout.next(answer(1)))).as("15 16 21 22").containsExactly(-6, -1, 0);
        Predictions.Values all = (Predictions.Values) rollout.last(answer(1));
        assertThat(all.point()[0]).containsExactly(5, 6, 7);
    }

    private static Predictions answer(float value) {
        return new Predictions.Values(new float[][] {{value}}, new double[0], new float[0][][]);
    }

    @Test
    void builtInSeriesAreAlwaysTheSame() {
        String block = "{'source': 'seasonal', 'date': 'date', 'target': 'value', 'history': 14, 'season': 7}";
        SequenceData data = new SeriesSource().open(SeriesFixture.options(block), null);
        assertThat(data.summary()).containsEntry("rows", 730);
        assertThat(data.sha256())
                .isEqualTo(new SeriesSource()
                        .open(SeriesFixture.options(block), null)
                        .sha256());
    }

    /** Sizes 10 and 30 have mean 20 and deviation 10: -1 and 1, in all steps of a window, those ahead included. */
    @Test
    void constantColumnsAreScaledOverAllSeries() {
        String table = "shop,size,kind,date,y\n"
                + rowsOf("a", "10", "small")
                + rowsOf("b", "30", "large").replaceFirst(",30,large,", ",,large,");
        SequenceData data = SeriesFixture.open(
                folder,
                table,
                "'target': 'y', 'date': 'date', 'series-by': 'shop', 'constant': ['size', 'kind'], 'categorical': 'kind', 'calendar': 'weekday',"
                        + " 'history': 2, 'horizon': 2");
        assertThat(data.input())
                .isEqualTo(new InputSpec.Vectors(7, Optional.of(new InputSpec.Window(1, 2, 1, 6, true))));
        float[] first = read(SeriesFixture.batches(data, Split.TEST).get(0)); // [features, time 3]
        assertThat(Arrays.copyOfRange(first, 3, 12)).containsExactly(-1, -1, -1, 0, 0, 0, 1, 1, 1);
        assertThatThrownBy(() -> SeriesFixture.open(
                        folder, "size,y\n1,1\n1,2\n2,3\n", "'target': 'y', 'constant': 'size', 'history': 1"))
                .hasMessageEndingWith(
                        "data.csv:4: size changes within the series, but data.constant = size must not; name it in data.past or data.known");
    }

    private static String rowsOf(String shop, String size, String kind) {
        StringBuilder rows = new StringBuilder();
        for (int day = 1; day <= 20; day++) {
            rows.append("%s,%s,%s,2024-01-%02d,%d\n".formatted(shop, size, kind, day, day));
        }
        return rows.toString();
    }
}
