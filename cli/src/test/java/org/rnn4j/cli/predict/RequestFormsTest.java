package org.rnn4j.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;
import org.rnn4j.core.predict.Predictor;

/** Requests in the forms of the files that a model was trained on. */
class RequestFormsTest {
    @TempDir
    static Path folder;

    private static Path reviews;
    private static Path pairs;
    private static Path charts;

    @BeforeAll
    static void train() throws IOException {
        write(
                "train.csv",
                "id,review,stars,day\n"
                        + "1,a fine film,5,Mo\n2,\"fine, really\",5,Di\n3,so dull,1,Mi\n4,dull,1,Do\n".repeat(8));
        reviews = train("reviews", """
                task: classification
                data:
                  type: labelled-text
                  source: %s/train.csv
                  format: {type: table, text: review, label: stars}
                  split: {train: 0.75, validation: 0.25}
                model: {cell: gru, hidden-size: 8, layers: 1, embedding-size: 8}
                training: {epochs: 30, batch-size: 8, optimizer: {type: adam, learning-rate: 0.02}}
                """);
        write("pairs.tsv", "ab\tba\nba\tab\naa\tbb\nbb\taa\n".repeat(4));
        pairs = train("pairs", """
                task: seq2seq
                data: {type: pairs, source: %s/pairs.tsv, tokenizer: character, target-tokenizer: character}
                model: {cell: gru, hidden-size: 8, layers: 1, embedding-size: 4}
                training: {epochs: 1}
                """);
        write("charts.ts", "@classLabel true up down\n@data\n" + "1,2,3:0,0,0:up\n3,2,1:0,0,1:down\n".repeat(8));
        charts = train("charts", """
                task: classification
                data: {type: labelled-series, source: %s/charts.ts, format: ts}
                model: {cell: gru, hidden-size: 8, layers: 1}
                training: {epochs: 40, batch-size: 4, optimizer: {type: adam, learning-rate: 0.02}}
                """);
    }

    private static Path write(String name, String text) throws IOException {
        return write(name, text, StandardCharsets.UTF_8);
    }

    private static Path write(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset);
    }

    static Path train(String name, String job) throws IOException {
        Path file = write(name + ".yaml", job.formatted(folder));
        Ran ran = Ran.rnn4j("train", file, "--out", folder.resolve(name));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return folder.resolve(name).resolve("last.zip");
    }

    private static Ran predict(Object... words) {
        Object[] all = new Object[words.length + 1];
        all[0] = "predict";
        System.arraycopy(words, 0, all, 1, words.length);
        Ran ran = Ran.rnn4j(all);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    /** Output without probabilities, which a test cannot know. */
    private static String withoutNumbers(Ran ran) {
        return ran.out().replaceAll("0\\.\\d{3,}|1\\.0{3,}", "P").replaceAll("\\d+\\.\\d %", "P");
    }

    @Test
    void aTableIsReadByTheNamesOfItsColumns() throws IOException {
        Path file = write("new.csv", "id,review,day\n7,dull,Fr\n8,\"fine, \"\"really\"\"\n\",Sa\n9,a fine film,So\n");
        assertThat(withoutNumbers(predict(reviews, file))).isEqualTo("1 P\n5 P\n5 P\n");
        assertThat(withoutNumbers(predict(reviews, file, "--format", "csv")))
                .isEqualTo("text,class,probability\ndull,1,P\n\"fine, \"\"really\"\"\",5,P\na fine film,5,P\n");
    }

    @Test
    void otherColumnsAreKeptInTheirOrder() throws IOException {
        Path file = write("keep.csv", "class,day,review,stars\nx,Fr,dull,1\ny,,a fine film,\n");
        Ran csv = predict(reviews, file, "--format", "csv", "--keep");
        assertThat(withoutNumbers(csv))
                .isEqualTo("request.class,day,stars,text,class,probability\nx,Fr,1,dull,1,P\ny,,,a fine film,5,P\n");
        JsonNode json = new ObjectMapper()
                .readTree(predict(reviews, file, "--format", "json", "--keep")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("request.class", "day", "stars", "class", "probability", "text");
        assertThat(json.path("request.class").asText()).isEqualTo("x");
        Ran text = Ran.rnn4j("predict", reviews, file, "--keep");
        assertThat(text.exitCode()).isEqualTo(2);
        assertThat(text.err())
                .isEqualTo("error: --keep needs columns or keys to write to; add --format csv or --format json%n"
                        .formatted());
    }

    @Test
    void filesWithOtherColumnsAreNotMixed() throws IOException {
        Path one = write("one.csv", "id,review\n1,dull\n");
        Path two = write("two.csv", "number,review\n1,dull\n");
        Ran ran = Ran.rnn4j("predict", reviews, one, two, "--format", "csv", "--keep");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo(
                        "error: --keep: a request has the column number, but the first has id; run predict for each kind of input");
        assertThat(predict(reviews, write("none.csv", "review\ndull\n"), "--format", "csv", "--keep")
                        .err())
                .contains("--keep: the requests have no other columns");
    }

    @Test
    void aTableWithoutTheColumnIsRefused() throws IOException {
        Path file = write("wrong.csv", "id,reviews\n1,dull\n");
        Ran ran = Ran.rnn4j("predict", reviews, file, "--on-error", "skip");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo(
                        "error: %s:1: the model reads the column review (data.format.text), but the header is id, reviews; use a table with it, or --input-format lines for one request a line%n"
                                .formatted(file));
        assertThat(predict(reviews, file, "--input-format", "lines").out()).hasLineCount(2);
    }

    @Test
    void standardInputIsATableIfItBeginsLikeOne() {
        Ran table = Ran.rnn4jReading("id,review\n1,dull\n".getBytes(StandardCharsets.UTF_8), "predict", reviews);
        assertThat(withoutNumbers(table)).isEqualTo("1 P\n");
        assertThat(table.err())
                .startsWith(
                        "standard input is read as a table with the column review, by its first line; --input-format lines reads one request a line%n"
                                .formatted());
        Ran lines = Ran.rnn4jReading("\uFEFFdull\na fine film\n".getBytes(StandardCharsets.UTF_8), "predict", reviews);
        assertThat(withoutNumbers(lines)).isEqualTo("1 P\n5 P\n");
        assertThat(lines.err())
                .startsWith(
                        "standard input is read as one request a line; --input-format job reads a table with the column review%n"
                                .formatted());
        assertThat(lines.err()).doesNotContain("unknown");
    }

    @Test
    void jsonLinesAreReadByTheirKeys() throws IOException {
        Path file =
                write("new.jsonl", "{\"id\": 7, \"review\": \"dull\"}\n{\"review\": \"a fine film\", \"tags\": [1]}\n");
        List<String> lines = predict(reviews, file, "--format", "json", "--keep")
                .out()
                .lines()
                .toList();
        assertThat(lines.get(0)).startsWith("{\"id\":7,\"class\":\"1\",").endsWith("\"text\":\"dull\"}");
        Path bad = write("bad.jsonl", "{\"id\": 7, \"text\": \"dull\"}\n{\"review\": \"dull\"}\n{]\n");
        Ran ran = predict(reviews, bad, "--on-error", "skip", "--format", "json", "--keep");
        assertThat(lines.get(1)).startsWith("{\"tags\":[1],\"class\":\"5\",");
        assertThat(ran.out().lines().toList().get(0))
                .startsWith("{\"id\":7,\"request.text\":\"dull\",\"prediction\":null,");
        assertThat(ran.out().lines().toList().get(2)).contains(":3: not JSON, column 2: ");
        assertThat(ran.err())
                .contains("%s:1: the model reads the key review, but the keys are id, text".formatted(bad));
    }

    @Test
    void packedTablesOfTabsAreReadToo() throws IOException {
        Path file = folder.resolve("new.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("review\tid\ndull\t1\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(withoutNumbers(predict(reviews, file))).isEqualTo("1 P\n");
    }

    @Test
    void whatIsSkippedKeepsItsPlace() throws IOException {
        Path file = write("gaps.csv", "id,review\n1,dull\n2,\n3\n4,a fine film\n");
        Ran csv = predict(reviews, file, "--on-error", "skip", "--format", "csv", "--keep");
        assertThat(withoutNumbers(csv))
                .isEqualTo("id,text,class,probability\n1,dull,1,P\n2,,,\n\"\",,,\n4,a fine film,5,P\n");
        assertThat(csv.err())
                .contains(
                        "skipped 2 requests that cannot be read; the first: %s:3: the text is missing".formatted(file));
        List<String> json = predict(reviews, file, "--on-error", "skip", "--format", "json", "--keep")
                .out()
                .lines()
                .toList();
        assertThat(json.get(1))
                .isEqualTo(
                        "{\"id\":\"2\",\"prediction\":null,\"error\":\"%s:3: the text is missing\"}".formatted(file));
        assertThat(json).hasSize(4);
        Path blank = write("blank.txt", "dull\n\na fine film\n");
        assertThat(withoutNumbers(predict(reviews, blank, "--on-error", "skip")))
                .isEqualTo("1 P\n\n5 P\n");
        Ran fails = Ran.rnn4j("predict", reviews, blank);
        assertThat(fails.exitCode()).isEqualTo(2);
        assertThat(withoutNumbers(fails)).isEqualTo("1 P\n");
        assertThat(fails.lastLineOfErr()).isEqualTo("error: %s:2: the text is missing".formatted(blank));
    }

    @Test
    void unknownTokensAreCountedOnce() throws IOException {
        Path file = write("unknown.txt", "a grand film\n훌륭한 영화\ndull\n");
        assertThat(predict(reviews, file).err())
                .contains("warning: 3 of 6 tokens are unknown to the model, in 2 requests: \"grand\", \"훌륭한 영화\"%n"
                        .formatted());
    }

    @Test
    void aCarriageReturnAloneEndsNoLine() throws IOException {
        Path file = write("returns.txt", "a fine\rfilm\r\ndull\r\n");
        assertThat(withoutNumbers(predict(reviews, file))).isEqualTo("5 P\n1 P\n");
    }

    @Test
    void pairsAreReadByTheirSource() throws IOException {
        assertThat(predict(pairs, write("new.tsv", "ab\tba\nbb\taa\n"), "--format", "json")
                        .out()
                        .lines()
                        .toList())
                .extracting(line -> line.replaceAll(",.*", ""))
                .containsExactly("{\"source\":\"ab\"", "{\"source\":\"bb\"");
        Ran piped = Ran.rnn4jReading(
                "ab\tba\n".getBytes(StandardCharsets.UTF_8), "predict", pairs, "--format", "csv", "--keep");
        assertThat(piped.out()).startsWith("2,source,answer\nba,ab,");
        assertThat(predict(pairs, write("commas.csv", "ab\nbb\n"), "--format", "csv")
                        .out())
                .contains("\nab,")
                .contains("\nbb,");
    }

    @Test
    void aTsFileIsReadWithOrWithoutItsClasses() throws IOException {
        Path labelled =
                write("new.ts", "# comment\n@classLabel true up down\n\n@data\n3,2,1:0,0,1:down\n1,2,3:0,0,0:up\n\n");
        assertThat(withoutNumbers(predict(charts, labelled))).isEqualTo("down P\nup P\n");
        Path plain = write("plain.ts", "@data\n3,2,1:0,0,1\n");
        assertThat(withoutNumbers(predict(charts, plain, "--format", "csv")))
                .isEqualTo("series,class,probability\n1,down,P\n");
        assertThat(withoutNumbers(predict(charts, write("series.txt", "3,2,1:0,0,1\n"))))
                .isEqualTo("down P\n");
        assertThat(withoutNumbers(predict(charts, write("series.jsonl", "{\"series\": [[3,2,1],[0,0,1]]}\n"))))
                .isEqualTo("down P\n");
    }

    @Test
    void filesAreInTheEncodingOfTheJob() throws IOException {
        Charset korean = Charset.forName("MS949");
        write("korean.csv", "평,별\n" + "좋은 영화,좋음\n나쁜 영화,나쁨\n".repeat(8), korean);
        Path model = train("korean", """
                task: classification
                data:
                  type: labelled-text
                  source: %s/korean.csv
                  encoding: MS949
                  format: {type: table, text: 평, label: 별}
                  split: {train: 0.75, validation: 0.25}
                model: {cell: gru, hidden-size: 8, layers: 1, embedding-size: 8}
                training: {epochs: 30, batch-size: 8, optimizer: {type: adam, learning-rate: 0.02}}
                """);
        Path file = write("new-korean.csv", "평\n나쁜 영화\n", korean);
        assertThat(withoutNumbers(predict(model, file))).isEqualTo("나쁨 P\n");
        Path other = write("utf.csv", "평\n나쁜 영화\n");
        assertThat(withoutNumbers(predict(model, other, "--encoding", "UTF-8"))).isEqualTo("나쁨 P\n");
        Ran piped = Ran.rnn4jReading("나쁜 영화\n".getBytes(StandardCharsets.UTF_8), "predict", model);
        assertThat(withoutNumbers(piped)).isEqualTo("나쁨 P\n");
        try (Predictor predictor = Predictor.open(model)) {
            assertThat(predictor.predict(file)).hasSize(1);
            assertThat(predictor.predict(file).get(0).text()).startsWith("나쁨");
        }
        Ran none = Ran.rnn4j("predict", model, file, "--encoding", "none");
        assertThat(none.err())
                .isEqualTo(
                        "error: --encoding = none, but must be a charset of Java such as UTF-8, UTF-16, MS949 or windows-1252%n"
                                .formatted());
    }

    @Test
    void aTableForAModelWithoutOneIsRefused() throws IOException {
        write("films.txt", "good a fine film\nbad so dull\n".repeat(8));
        Path model = train("lines", """
                task: classification
                data: {type: labelled-text, source: %s/films.txt, split: {train: 0.75, validation: 0.25}}
                model: {cell: gru, hidden-size: 4, layers: 1, embedding-size: 4}
                training: {epochs: 1}
                """);
        Path file = write("films.csv", "so dull\na fine film\n");
        Ran ran = Ran.rnn4j("predict", model, file);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo(
                        "error: %s is named like a table, but data.format of the model's job is none; use --input-format lines for one request a line%n"
                                .formatted(file));
        assertThat(predict(model, file, "--input-format", "lines").out()).hasLineCount(2);
        assertThat(Ran.rnn4jReading("so dull\n".getBytes(StandardCharsets.UTF_8), "predict", model)
                        .err())
                .matches("1 predictions in .*\\R");
    }

    @Test
    void aTaggerReadsSentencesThatBeginLikeComments() throws IOException {
        String rows = IntStream.range(0, 8)
                .mapToObj(i -> "# id = %d\n1\tgo\t_\tVERB\t_\t_\t0\troot\t_\t_\n2\there\t_\tADV\t_\t_\t1\tadv\t_\t_\n\n"
                        .formatted(i))
                .reduce("", String::concat);
        write("train.conllu", rows);
        Path model = train("tagger", """
                task: tagging
                data: {type: tagged, source: %s/train.conllu, format: conllu, split: {train: 0.75, validation: 0.25}}
                model: {cell: gru, hidden-size: 4, layers: 1, embedding-size: 4, crf: false}
                training: {epochs: 1}
                """);
        Ran lines = predict(model, write("sentences.txt", "#go here\n\n# here\n"), "--on-error", "skip");
        assertThat(lines.out().replaceAll("/\\w+", "/T")).isEqualTo("#go/T here/T\n\n#/T here/T\n");
        assertThat(lines.err())
                .contains("sentences.txt is read as one sentence a line; --input-format job reads one word a line");
        Ran conllu = Ran.rnn4jReading(rows.getBytes(StandardCharsets.UTF_8), "predict", model);
        assertThat(conllu.out()).hasLineCount(8).startsWith("go/");
        assertThat(predict(model, write("rows.txt", "go\nhere\n"), "--input-format", "lines")
                        .out())
                .hasLineCount(2);
        Ran fails = Ran.rnn4j("predict", model, write("blank.txt", "go here\n\n"));
        assertThat(fails.exitCode()).isEqualTo(2);
        assertThat(fails.out()).hasLineCount(1);
        assertThat(fails.lastLineOfErr())
                .isEqualTo(
                        "error: %s:2: an empty line, but a sentence is needed".formatted(folder.resolve("blank.txt")));
    }

    @Test
    void conditionsAreReadFromATable() throws IOException {
        write("rooms.csv", "room,height,width\n" + "ab,1,2\nba,3,4\n".repeat(10));
        Path model = train("rooms", """
                task: conditional
                data:
                  type: conditioned-text
                  source: %s/rooms.csv
                  format: {type: table, text: room}
                  condition: [width, height]
                model: {cell: gru, hidden-size: 4, layers: 1, embedding-size: 4}
                training: {epochs: 1}
                """);
        Ran csv = predict(model, write("asked.csv", "height,id,width\n1,r,2\n"), "--format", "csv", "--keep");
        assertThat(csv.out()).startsWith("id,condition,text\nr,\"2,1\",");
    }
}
