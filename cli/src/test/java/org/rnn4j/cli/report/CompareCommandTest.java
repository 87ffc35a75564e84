package org.rnn4j.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code rnn4j compare}. */
class CompareCommandTest {

    @TempDir
    static Path folder;

    private static Path small;
    private static Path large;

    @BeforeAll
    static void trainTwo() {
        small = trained("small", "4", "3");
        large = trained("large", "8", "5");
    }

    private static Path trained(String name, String units, String epochs) {
        Path run = folder.resolve(name);
        Ran train = Ran.rnn4j("train", "hello", "--hidden-size", units, "--epochs", epochs, "--out", run);
        assertThat(train.exitCode()).as(train.err()).isZero();
        return run;
    }

    @Test
    void printsFiguresAndTheOptionsThatDiffer() throws IOException {
        Ran compare = Ran.rnn4j("compare", small, large, "--json");
        assertThat(compare.exitCode()).as(compare.err()).isZero();
        assertThat(compare.out())
                .containsPattern("small +\\d\\.\\d+ +3 +0:0\\d +329 +epochs\\R")
                .containsPattern("large +\\d\\.\\d+ +5 +0:0\\d +1,037 +epochs\\R")
                .containsPattern("model.hidden-size +4 +8\\R")
                .containsPattern("training.epochs +3 +5\\R")
                .doesNotContain("training.batch-size", "different data");
        JsonNode json = new ObjectMapper().readTree(compare.lastLineOfOut());
        assertThat(json.path("differences").properties()).hasSize(2);
        assertThat(json.path("runs").get(1).path("steps").asInt()).isEqualTo(5);
        assertThat(json.path("runs").get(1).path("results").path("parameters").asLong())
                .isGreaterThan(json.path("runs")
                        .get(0)
                        .path("results")
                        .path("parameters")
                        .asLong());
        assertThat(json.path("sameData").asBoolean()).isTrue();
    }

    @Test
    void writesAPageWithTheCurvesOfBothRuns() throws Exception {
        Path file = folder.resolve("page.html");
        Ran compare = Ran.rnn4j("compare", small, large, "--out", file);
        assertThat(compare.exitCode()).as(compare.err()).isZero();
        Document page = RunReportTest.parsed(file);
        assertThat(RunReportTest.headings(page)).containsExactly("Scores", "Options that differ", "Course");
        Element chart = RunReportTest.chart(page, "Training loss");
        assertThat(RunReportTest.all(chart, "span"))
                .extracting(Element::getTextContent)
                .containsExactly("small", "large");
        assertThat(RunReportTest.all(RunReportTest.all(chart, "tbody").get(0), "tr"))
                .hasSize(5);
    }

    @Test
    void isTestedForBadInput() throws IOException {
        Path missing = folder.resolve("missing");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.copy(small.resolve("metrics.csv"), broken.resolve("metrics.csv"));
        Files.writeString(broken.resolve("run.json"), "{\"formatVersion\": 1,");
        fails("compare needs two runs or more, but got 0; name their folders, such as runs/A runs/B");
        fails("compare needs two runs or more, but got 1; name their folders, such as runs/A runs/B", small);
        fails("%s is named twice; name each run once".formatted(small), small, small);
        fails("%s is not a folder; name the folder of a run, such as runs/NAME".formatted(missing), small, missing);
        fails(
                "%s has no metrics.csv of a run; name a folder that rnn4j train has written".formatted(empty),
                small,
                empty);
        Ran compare = Ran.rnn4j("compare", small, broken);
        assertThat(compare.exitCode()).isEqualTo(2);
        assertThat(compare.err().lines()).hasSize(1);
        assertThat(compare.err())
                .startsWith("error: %s is not the record of a run: ".formatted(broken.resolve("run.json")));
    }

    private static void fails(String message, Object... runs) {
        Object[] words = new Object[runs.length + 1];
        words[0] = "compare";
        System.arraycopy(runs, 0, words, 1, runs.length);
        Ran compare = Ran.rnn4j(words);
        assertThat(compare.exitCode()).isEqualTo(2);
        assertThat(compare.err().strip()).isEqualTo("error: " + message);
        assertThat(compare.out()).isEmpty();
    }
}
