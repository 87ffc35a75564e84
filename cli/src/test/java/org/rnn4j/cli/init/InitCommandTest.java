package org.rnn4j.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.cli.Ran;
import org.rnn4j.core.plugin.Plugins;

/** {@code rnn4j init} on one small file of each kind: it guesses the task, and the job file that it writes trains. */
class InitCommandTest {
    private static final List<String> WORDS =
            List.of("the", "cat", "saw", "a", "dog", "and", "ran", "home", "but", "not", "far");

    @TempDir
    Path folder;

    private static String rows(int rows, String header, IntFunction<String> row) {
        return header
                + IntStream.range(0, rows)
                        .mapToObj(row)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
    }

    private static String words(int i) {
        return IntStream.range(0, 3 + i % 4)
                        .mapToObj(w -> WORDS.get((i * 3 + w * 5) % WORDS.size()))
                        .collect(Collectors.joining(" "))
                + " " + i;
    }

    /** File, content, task, and lines that the job must have. */
    static Stream<Arguments> kinds() {
        LocalDate day = LocalDate.of(2023, 1, 2);
        LocalDateTime hour = LocalDateTime.of(2023, 1, 2, 0, 0);
        return Stream.of(
                kind(
                        "notes.txt",
                        rows(60, "", i -> "Some notes, " + words(i) + "."),
                        "language-model",
                        "tokenizer: character"),
                kind(
                        "헌법.txt",
                        rows(60, "", i -> "제%d조 모든 국민은 법 앞에 평등하다.".formatted(i)),
                        "language-model",
                        "normalize: nfc"),
                kind(
                        "reviews.csv",
                        rows(60, "id,review,stars\n", i -> "%d,\"so, %s\",%d".formatted(i, words(i), i % 3)),
                        "classification",
                        "format: {type: table, delimiter: comma, header: true, text: review, label: stars}",
                        "lower-case: true"),
                kind(
                        "영화평.tsv",
                        rows(
                                60,
                                "번호\t리뷰\t감정\n",
                                i -> "%d\t이 영화는 %s %d번 봤어요\t%s"
                                        .formatted(i, i % 2 == 0 ? "좋아서" : "싫지만", i, i % 2 == 0 ? "긍정" : "부정")),
                        "classification",
                        "text: 리뷰, label: 감정",
                        "tokenizer: character"),
                kind(
                        "noheader.tsv",
                        rows(60, "", i -> "%s\t%s".formatted(i % 2 == 0 ? "spam" : "ham", words(i))),
                        "classification",
                        "header: false, text: \"2\", label: \"1\""),
                kind(
                        "trec.txt",
                        rows(60, "", i -> "%s:other what is %s ?".formatted(i % 2 == 0 ? "DESC" : "NUM", words(i))),
                        "classification",
                        "cut-label-at: \":\""),
                kind("sst.txt", rows(60, "", i -> i % 2 + " " + words(i) + " ."), "classification", "format: lines"),
                kind(
                        "월별.csv",
                        rows(
                                96,
                                "월,매출\n",
                                i -> "%d년 %d월,%d".formatted(2015 + i / 12, 1 + i % 12, 100 + i + 30 * (i % 12))),
                        "forecasting",
                        "date: 월",
                        "date-format: uuuu년 M월",
                        "target: 매출",
                        "season: 12",
                        "horizon: 9",
                        "relative: season"),
                kind(
                        "daily.csv",
                        rows(
                                200,
                                "day;store;sales\n",
                                i -> "%s;%s;%d".formatted(day.plusDays(i / 2), i % 2 == 0 ? "서울" : "부산", i)),
                        "forecasting",
                        "delimiter: semicolon",
                        "series-by: store",
                        "target: sales",
                        "season: 7"),
                kind(
                        "hourly.csv",
                        rows(
                                300,
                                "timestamp,temp,load\n",
                                i -> "%s,%s,%d".formatted(hour.plusHours(i), i % 9 == 4 ? "NA" : i % 24, i % 24)),
                        "forecasting",
                        "target: load",
                        "past: [temp]",
                        "missing: interpolate",
                        "calendar: [hour, weekday]",
                        "season: 24"),
                kind(
                        "falling.csv",
                        rows(120, "Date,Open,Close\n", i -> "%s,%d.5,%d".formatted(day.plusDays(140 - i), i, i + 1)),
                        "forecasting",
                        "order: newest-first",
                        "target: Close"),
                kind(
                        "walks.ts",
                        rows(
                                40,
                                "@problemName walks\n@classLabel true up down\n@data\n",
                                i -> "%d,2,%d,%d:%s".formatted(i, i % 3, i % 5, i % 2 == 0 ? "up" : "down")),
                        "classification",
                        "type: labelled-series",
                        "format: ts"),
                kind(
                        "strokes.data",
                        rows(
                                60,
                                "",
                                i -> IntStream.range(0, 8)
                                                .mapToObj(t -> "%d.%d".formatted(i + t, i % 7))
                                                .collect(Collectors.joining(","))
                                        + "," + i % 3),
                        "classification",
                        "format: {type: table, delimiter: comma, header: false, label: last}"),
                kind(
                        "messung.csv",
                        rows(
                                60,
                                "",
                                i -> IntStream.range(0, 8)
                                                .mapToObj(t -> "%d,%d".formatted(i + t, i % 7))
                                                .collect(Collectors.joining(";"))
                                        + ";" + i % 3),
                        "classification",
                        "format: {type: table, delimiter: semicolon, header: false, label: last, decimal: comma}"),
                kind(
                        "chunks.txt",
                        rows(40, "", i -> words(i).replaceAll("(\\w+) ?", "$1 NN B-NP\n") + "ran VB O\n"),
                        "tagging",
                        "format: conll",
                        "crf: true"),
                kind(
                        "나무.conllu",
                        rows(
                                40,
                                "",
                                i -> "# text\n1\t나무%d\t_\tNOUN\t_\t_\t0\t_\t_\t_\n2\t뛴다\t_\tVERB\t_\t_\t0\t_\t_\t_\n"
                                        .formatted(i)),
                        "tagging",
                        "format: {type: conllu, tag: upos}",
                        "normalize: nfd"),
                kind(
                        "kor.txt",
                        rows(60, "", i -> "%s.\t고양이가 %d번 뛴다.".formatted(words(i), i)),
                        "seq2seq",
                        "source: \"1\", target: \"2\"",
                        "score: bleu"),
                kind(
                        "talk.csv",
                        rows(60, "Q,A,label\n", i -> "%s?,뭐 %d번 해요,%d".formatted(words(i), i, i % 3)),
                        "seq2seq",
                        "source: Q, target: A"),
                kind(
                        "stories.txt",
                        rows(
                                40,
                                "",
                                i -> "1 Mary went to the %1$s.\n2 Where is Mary? \t%1$s\t1"
                                        .formatted(i % 2 == 0 ? "garden" : "kitchen")),
                        "seq2seq",
                        "format: stories"));
    }

    private static Arguments kind(String file, String text, String task, String... lines) {
        return Arguments.of(file, text, task, List.of(lines));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aJobIsWrittenThatTrains(String file, String text, String task, List<String> lines) throws IOException {
        Files.writeString(folder.resolve(file), text);
        String job = initialised(task, folder.resolve(file));
        assertThat(job).contains(lines);
        trains();
    }

    @Test
    void filesAreUnpacked() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("reviews.csv.gz")))) {
            out.write(rows(60, "text,label\n", i -> words(i) + "," + i % 2).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(initialised("classification", folder.resolve("reviews.csv.gz")))
                .contains("text: text, label: label");
        trains();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MS949", "UTF-16", "UTF-16LE"})
    void koreanEncodingsAreTold(String charset) throws IOException {
        String text = rows(60, "내용,분류\n", i -> "오늘은 %d번째 날입니다,%s".formatted(i, i % 2 == 0 ? "날씨" : "일기"));
        Files.write(folder.resolve("글.csv"), text.getBytes(Charset.forName(charset)));
        assertThat(initialised("classification", folder.resolve("글.csv")))
                .contains("encoding: " + charset)
                .contains("text: 내용, label: 분류");
        trains();
    }

    @Test
    void aWesternEncodingIsNotTakenForKorean() throws IOException {
        String text = rows(60, "", i -> "Été à la forêt, où l'œil voit " + words(i) + "; déjà vu — naïve.");
        Files.write(folder.resolve("ete.txt"), text.getBytes(Charset.forName("windows-1252")));
        assertThat(initialised("language-model", folder.resolve("ete.txt"))).contains("encoding: windows-1252");
    }

    @Test
    void filesBesideATrainingFileAreTheOtherSplits() throws IOException {
        for (String split : List.of("train", "dev", "test")) {
            Files.writeString(
                    folder.resolve("reviews-" + split + ".csv"), rows(40, "text,label\n", i -> words(i) + "," + i % 2));
        }
        assertThat(initialised("classification", folder.resolve("reviews-train.csv")))
                .contains("validation: " + folder.resolve("reviews-dev.csv"))
                .contains("test: " + folder.resolve("reviews-test.csv"))
                .doesNotContain("split:");
        trains();
    }

    @Test
    void twoFilesOfAsManyLinesAreParallel() throws IOException {
        Path source = Files.writeString(folder.resolve("train.en"), rows(60, "", i -> words(i) + " ."));
        Path target = Files.writeString(folder.resolve("train.ko"), rows(60, "", i -> "고양이가 " + i + "번 뛴다 ."));
        assertThat(initialised("seq2seq", source, target))
                .contains("format: {type: parallel, target: " + target)
                .contains("tokenizer: {type: whitespace, end-of-line: \"\"}");
        trains();
    }

    @Test
    void aFolderOfFilesPerClassIsClassified() throws IOException {
        Path names = Files.createDirectory(folder.resolve("names"));
        for (String language : List.of("Korean", "German", "한국어")) {
            Files.writeString(
                    names.resolve(language + ".txt"), rows(20, "", i -> language.substring(0, 2) + "x".repeat(1 + i)));
        }
        assertThat(initialised("classification", names))
                .contains("format: folder")
                .contains("tokenizer: character");
        trains();
    }

    @Test
    void aFolderWithASubfolderPerClassIsClassified() throws IOException {
        for (String split : List.of("train", "test")) {
            for (String label : List.of("pos", "neg")) {
                Path inner = Files.createDirectories(
                        folder.resolve("reviews").resolve(split).resolve(label));
                for (int i = 0; i < 20; i++) {
                    Files.writeString(inner.resolve(i + ".txt"), words(i) + "\n" + label + " " + i + "\n");
                }
            }
        }
        assertThat(initialised("classification", folder.resolve("reviews")))
                .contains("source: " + folder.resolve("reviews").resolve("train"))
                .contains("test: " + folder.resolve("reviews").resolve("test"))
                .contains("format: folders");
        trains();
    }

    @Test
    void jsonLinesBecomeATable() throws IOException {
        Path file = Files.writeString(
                folder.resolve("리뷰.jsonl"),
                rows(
                        60,
                        "",
                        i -> "{\"리뷰\": \"%s, \\\"%d\\\"\", \"별점\": %d, \"tags\": [1]}"
                                .formatted(words(i), i, 1 + i % 5)));
        assertThat(initialised("classification", file)).contains("text: 리뷰, label: 별점");
        assertThat(folder.resolve("리뷰.csv"))
                .content()
                .startsWith("리뷰,별점\n")
                .contains("\"the and far 0, \"\"0\"\"\",1\n");
        trains();
    }

    @Test
    void anotherTaskIsTakenOnRequestAndOffered() throws IOException {
        Path file = Files.writeString(
                folder.resolve("reviews.csv"), rows(60, "review,stars\n", i -> words(i) + "," + i % 3));
        assertThat(Ran.rnn4j("init", file, "--out", job()).out()).contains("--task conditional");
        Files.delete(job());
        assertThat(Ran.rnn4j("init", file, "--out", job(), "--task", "conditional")
                        .exitCode())
                .isZero();
        assertThat(job()).content().contains("task: conditional", "type: conditioned-text");
        trains();
        Files.delete(job());
        refused(
                "--task tagging does not fit %s; it fits classification, conditional".formatted(file),
                file,
                "--task",
                "tagging");
        refused(
                "--task taging, but must be one of %s; did you mean tagging?"
                        .formatted(String.join(
                                ", ", Plugins.load().tasks().options().keySet())),
                file,
                "--task",
                "taging");
    }

    @Test
    void rowsThatCannotBeUsedAreSkippedAndTold() throws IOException {
        Path file = Files.writeString(
                folder.resolve("reviews.csv"),
                rows(60, "review,stars\n", i -> (i == 30 ? "" : words(i)) + "," + i % 3));
        Ran ran = Ran.rnn4j("init", file, "--out", job());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("data.on-error          skip  (%s:32: the text is missing)".formatted(file));
        assertThat(job()).content().contains("on-error: skip # ");
    }

    @Test
    void aJobFileIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), rows(60, "", InitCommandTest::words));
        Files.writeString(job(), "mine");
        refused("%s exists; name another file, or overwrite it with --force".formatted(job()), file);
        assertThat(job()).content().isEqualTo("mine");
        assertThat(Ran.rnn4j("init", file, "--out", job(), "--force").exitCode())
                .isZero();
    }

    @Test
    void whatIsNoTextIsRefusedInOneLine() throws IOException {
        Path image = folder.resolve("cat.png");
        Files.write(image, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13});
        refused(image + " is a PNG image; rnn4j init needs text or numbers in text", image);
        Path book = folder.resolve("book.xlsx");
        Files.write(book, new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
        refused(book + " is a zip archive; a spreadsheet; save it as CSV", book);
        Path empty = Files.writeString(folder.resolve("empty.csv"), " \n");
        refused(empty + " is empty; name a file with data", empty);
        Path none = folder.resolve("none.csv");
        refused("%s: no such file or folder (%s)".formatted(none, none), none);
        Path json = Files.writeString(folder.resolve("list.json"), "[1, 2, 3]");
        refused(
                json
                        + " is JSON, but not records with the same members, one per line or in one array; make a table of it",
                json);
        Path motion = Files.writeString(
                folder.resolve("dance.bvh"), "HIERARCHY\nROOT Hips\n" + "OFFSET zero zero\n".repeat(9));
        refused(
                ("%s is motion capture, in which rnn4j init finds nothing to learn: no texts with classes or targets, no dates with numbers,"
                                + " no rows of numbers with a class; --task language-model reads it all the same")
                        .formatted(motion),
                motion);
    }

    private Path job() {
        return folder.resolve("job.yaml");
    }

    private String initialised(String task, Path... files) throws IOException {
        Object[] arguments = Stream.concat(Stream.of("init", "--out", job()), Stream.of(files))
                .toArray();
        Ran ran = Ran.rnn4j(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("task                     " + task + ":").contains("rnn4j train " + job());
        return Files.readString(job());
    }

    private void trains() {
        Ran ran = Ran.rnn4j("train", job(), "--epochs", "1", "--hidden-size", "4", "--out", folder.resolve("run"));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(folder.resolve("run").resolve("last.zip")).exists();
    }

    private void refused(String message, Object... arguments) {
        Object[] all = Stream.concat(Stream.of("init", "--out", job()), Stream.of(arguments))
                .toArray();
        Ran ran = Ran.rnn4j(all);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("error: %s%n".formatted(message));
    }
}
