package org.rnn4j.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page about a run that {@code rnn4j train} writes. */
class RunReportTest {

    @TempDir
    Path folder;

    /** Fails if the page is not well-formed. */
    static Document parsed(Path page) throws Exception {
        String text = Files.readString(page);
        assertThat(text).startsWith("<!DOCTYPE html>\n").doesNotContain("http:", "https:", "src=", "<script", "url(");
        byte[] xml = text.substring(text.indexOf('\n')).strip().getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    static List<Element> all(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    static List<String> headings(Document page) {
        return all(page.getDocumentElement(), "h2").stream()
                .map(Element::getTextContent)
                .toList();
    }

    static Element chart(Document page, String title) {
        return all(page.getDocumentElement(), "figure").stream()
                .filter(figure ->
                        all(figure, "figcaption").get(0).getTextContent().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hasTheNumbersOfMetricsCsv() throws Exception {
        Path run = folder.resolve("run");
        Ran train = Ran.rnn4j("train", "hello", "--epochs", "20", "--seed", "3", "--out", run);
        assertThat(train.exitCode()).as(train.err()).isZero();
        Document page = parsed(run.resolve("report.html"));
        assertThat(headings(page)).containsExactly("Course", "Scores", "Data", "Layers", "Job", "Origin");
        List<String> losses = new ArrayList<>();
        List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            losses.add(cells[0] + " " + Float.parseFloat(cells[3]));
        }
        assertThat(losses).hasSizeGreaterThanOrEqualTo(20);
        Element chart = chart(page, "Loss");
        assertThat(all(all(chart, "tbody").get(0), "tr"))
                .extracting(row -> all(row, "th").get(0).getTextContent() + " "
                        + Float.parseFloat(all(row, "td").get(0).getTextContent()))
                .containsExactlyElementsOf(losses);
        Element drawing = all(chart, "svg").get(0);
        assertThat(all(drawing, "title").get(0).getTextContent()).isEqualTo("Loss");
        assertThat(all(drawing, "desc").get(0).getTextContent())
                .startsWith("training: ")
                .contains(" at step 1, ");
        String text = page.getDocumentElement().getTextContent();
        assertThat(text)
                .contains(
                        "rnn4j train hello --epochs 20 --seed 3", "cell: lstm", "hidden-size: 16", "ended by: epochs");
        assertThat(Files.readString(run.resolve("run.json")))
                .contains(text.replaceAll("(?s).*SHA-256 of the data(\\p{XDigit}{64}).*", "$1"));
    }

    @Test
    void ofAClassifierShowsItsConfusionsWithExamplesAndBaselines() throws Exception {
        Path csv = folder.resolve("data.csv");
        StringBuilder rows = new StringBuilder("text,label\n");
        for (int i = 0; i < 60; i++) {
            rows.append(
                    i % 2 == 0 ? "\"good <b> & fine %d\",plus\n".formatted(i) : "bad and poor %d,minus\n".formatted(i));
        }
        Files.writeString(csv, rows);
        Path run = folder.resolve("run");
        Ran init = Ran.rnn4j("init", csv, "--out", folder.resolve("job.yaml"));
        assertThat(init.exitCode()).as(init.err()).isZero();
        Ran train = Ran.rnn4j("train", folder.resolve("job.yaml"), "--epochs", "2", "--hidden-size", "4", "--out", run);
        assertThat(train.exitCode()).as(train.err()).isZero();
        Document page = parsed(run.resolve("report.html"));
        assertThat(headings(page)).contains("Details of the test split", "Examples");
        String text = page.getDocumentElement().getTextContent();
        assertThat(text)
                .contains(
                        "Confusion matrix: rows are true classes, columns predictions",
                        "validation: most frequent class")
                .containsPattern("(plus|minus)(plus|minus)[01]\\.\\d{3}(good|bad)");
        assertThat(all(chart(page, "accuracy"), "path"))
                .anySatisfy(path -> assertThat(path.getAttribute("class")).isEqualTo("curve dashed"));
    }

    @Test
    void isNotWrittenWithNoReport() {
        Path run = folder.resolve("run");
        assertThat(Ran.rnn4j("train", "hello", "--epochs", "2", "--no-report", "--out", run)
                        .exitCode())
                .isZero();
        assertThat(run.resolve("metrics.csv")).exists();
        assertThat(run.resolve("report.html")).doesNotExist();
    }

    @Test
    void thatCannotBeWrittenEndsNoTraining() throws IOException {
        Path run = folder.resolve("run");
        assertThat(Ran.rnn4j("train", "hello", "--epochs", "2", "--out", run).exitCode())
                .isZero();
        Files.delete(run.resolve("report.html"));
        Files.createDirectory(run.resolve("report.html"));
        Ran train = Ran.rnn4j("train", "--resume", run, "--epochs", "4");
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err())
                .containsOnlyOnce(
                        "no report: %s cannot be written: it is a folder".formatted(run.resolve("report.html")));
    }
}
