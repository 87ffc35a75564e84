package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors of users: each is answered with one line and exit code 2, and nothing is written. */
class BadInputTest {

    @TempDir
    Path folder;

    @Test
    void aTextThatIsNotThere() {
        Path text = folder.resolve("nope.txt");
        assertRefused(
                train("--data", text),
                "error: data.source = %s: no such file or folder (%s); built-in texts are hello, constitution-of-korea, tiny-shakespeare"
                        .formatted(text, text));
    }

    @Test
    void aForecastOfNoRows() {
        Path model = Path.of("src/test/resources/bundles/forecaster.zip");
        Path rows = Path.of("src/test/resources/bundles/series.csv");
        assertRefused(
                Ran.rnn4j("predict", model, rows, "--horizon", "0"),
                "error: --horizon = 0, but must be in [1, 100000]");
        assertRefused(
                Ran.rnn4j("predict", model, rows, "--interval", "0"),
                "error: --interval = 0, but must be in [1, 99.9]");
    }

    @Test
    void anEmptyText() throws IOException {
        Path text = Files.createFile(folder.resolve("empty.txt"));
        assertRefused(
                train("--data", text),
                "error: data.source = %s: the text is empty; use a text of a few thousand characters or more"
                        .formatted(text));
    }

    @Test
    void aTextShorterThanAWindow() throws IOException {
        Path text = Files.writeString(folder.resolve("short.txt"), "too short");
        assertRefused(
                train("--data", text),
                "error: data.source = %s: the training split has 8 tokens, but training.time-steps = 64 needs 65; set training.time-steps to 7 or less, or use more text"
                        .formatted(text));
    }

    @Test
    void aTextThatIsNotUtf8() throws IOException {
        Path text = Files.write(folder.resolve("latin.txt"), "caf\u00e9 au lait".getBytes(StandardCharsets.ISO_8859_1));
        Ran ran = train("--data", text);
        assertRefused(ran);
        assertThat(ran.err())
                .startsWith("error: data.source = %s".formatted(text))
                .contains("UTF-8");
    }

    @Test
    void aHiddenSizeBelowOne() {
        assertRefused(
                train("--hidden-size", "-1"), "error: --hidden-size: model.hidden-size = -1, but must be in [1, 8192]");
    }

    @Test
    void aSettingBelowOne() {
        assertRefused(
                train("--set", "model.hidden-size=-1"),
                "error: --set: model.hidden-size = -1, but must be in [1, 8192]");
    }

    @Test
    void aKeyThatNobodyKnowsListsTheRightOnesOnlyWhereNoneIsNear() {
        assertRefused(
                train("--set", "training.epoch=3"),
                "error: --set: unknown key training.epoch; did you mean training.epochs?");
        assertRefused(
                train("--set", "sample.colour=3"),
                "error: --set: unknown key sample.colour; allowed in sample: length, temperature, top-k, top-p, prompt,"
                        + " stop");
    }

    @Test
    void dataThatIsNotThereOrBad() throws IOException {
        Path text = folder.resolve("nope.txt");
        assertRefused(
                Ran.rnn4j("data", "--data", text),
                "error: data.source = %s: no such file or folder (%s); built-in texts are hello, constitution-of-korea, tiny-shakespeare"
                        .formatted(text, text));
        Path lines = Files.writeString(folder.resolve("lines.tsv"), "good\tfine\nbad\n");
        Path job =
                Files.writeString(folder.resolve("job.yaml"), "data: {type: tiny-labels, source: %s}".formatted(lines));
        assertRefused(Ran.rnn4j("data", job), "error: %s:2: 1 columns, but there must be 2".formatted(lines));
    }

    @Test
    void aTableWhoseRowsAreUnequal() throws IOException {
        Path table = Files.writeString(folder.resolve("prices.csv"), "date,y\n2024-01-01,1\n2024-01-02,2,3\n");
        Path job = Files.writeString(
                folder.resolve("job.yaml"),
                "{task: forecasting, data: {type: series, source: %s, date: date, target: y, history: 1}}"
                        .formatted(table));
        assertRefused(
                train(job),
                "error: %s:3: 3 columns, but the header has 2; fix it, or set data.on-error to skip".formatted(table));
    }

    @Test
    void aLanguageModelThatIsAskedToPredict() {
        Path run = folder.resolve("hello");
        assertThat(Ran.rnn4j("train", "hello", "--epochs", "1", "--out", run).exitCode())
                .isZero();
        Path best = run.resolve("best.zip");
        assertRefused(
                Ran.rnn4j("predict", best, "x.txt"),
                "error: %s is a model for task = language-model and its codec \"character\" reads no requests; use generate"
                        .formatted(best));
    }

    @Test
    void aCellThatNobodyKnows() {
        Ran ran = train("--cell", "gur");
        assertRefused(ran);
        assertThat(ran.err()).contains("model.cell = gur, but must be one of basic-rnn, gru, lstm; did you mean gru?");
    }

    @Test
    void aMisspeltKeyInAJobFile() throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), "model:\n  hiden-size: 64\n");
        Ran ran = train(job);
        assertRefused(ran);
        assertThat(ran.err()).startsWith("error: %s:2: ".formatted(job)).contains("did you mean", "hidden-size");
    }

    @Test
    void aMisspeltKeyInASetting() {
        Ran ran = train("--set", "training.bach-size=4");
        assertRefused(ran);
        assertThat(ran.err()).contains("training.bach-size", "did you mean training.batch-size?");
    }

    @Test
    void aSettingThatIsNone() {
        assertRefused(
                train("--set", "threads"),
                "error: --set threads, but must be key=value, such as --set model.hidden-size=256");
    }

    @Test
    void aJobFileThatIsNotThere() {
        assertRefused(
                train("nope.yaml"),
                "error: job file nope.yaml does not exist, and no built-in job is called so; rnn4j jobs lists them");
    }

    @Test
    void aMisspeltOption() {
        assertRefused(
                train("--hiden-size", "3"),
                "error: unknown option --hiden-size, did you mean --hidden-size?; see rnn4j train --help");
    }

    @Test
    void aMisspeltCommand() {
        assertRefused(Ran.rnn4j("trian"), "error: unknown command trian, did you mean train?; see rnn4j --help");
    }

    @Test
    void aRunFolderThatHoldsFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("precious.txt"), "mine");
        assertRefused(
                Ran.rnn4j("train", "hello", "--out", folder),
                "error: --out = %s, but that folder is not empty; name a new or empty folder, or remove its files"
                        .formatted(folder));
        assertThat(file).hasContent("mine");
    }

    @Test
    void aRunFolderBelowAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Ran ran = Ran.rnn4j("train", "hello", "--out", file.resolve("run"));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .startsWith("error: the run folder %s cannot be created".formatted(file.resolve("run")));
    }

    @Test
    void aRunThatCannotBeResumed() {
        Path last = folder.resolve("last.zip");
        assertRefused(
                Ran.rnn4j("train", "--resume", folder),
                "error: %s cannot be read: there is no such file or folder".formatted(last));
    }

    @Test
    void aBundleThatIsNotThere() {
        assertRefused(
                Ran.rnn4j("evaluate", folder.resolve("nope.zip")),
                "error: %s cannot be read: there is no such file or folder".formatted(folder.resolve("nope.zip")));
    }

    @Test
    void aBundleThatIsNoZip() throws IOException {
        Path text = Files.writeString(folder.resolve("best.zip"), "I am a text");
        Ran ran = Ran.rnn4j("inspect", text);
        assertRefused(ran);
        assertThat(ran.err()).startsWith("error: %s".formatted(text));
    }

    @Test
    void aForeignZip() throws IOException {
        Path zip = folder.resolve("holiday.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("beach.jpg"));
        }
        Ran ran = Ran.rnn4j("generate", zip, "--prompt", "a");
        assertRefused(ran);
        assertThat(ran.err()).startsWith("error: %s".formatted(zip));
    }

    @Test
    void aGoldenFolderWithoutGoldenFiles() {
        Ran ran = Ran.rnn4j("verify", "--golden", folder);
        assertRefused(ran, "error: %s contains no golden file; specify a folder with .json files".formatted(folder));
    }

    private Ran train(Object first, Object... rest) {
        Object[] arguments = new Object[rest.length + 4];
        arguments[0] = "train";
        arguments[1] = first;
        System.arraycopy(rest, 0, arguments, 2, rest.length);
        arguments[rest.length + 2] = "--out";
        arguments[rest.length + 3] = folder.resolve("run");
        return Ran.rnn4j(arguments);
    }

    private void assertRefused(Ran ran, String message) {
        assertThat(ran.err()).isEqualTo(message + System.lineSeparator());
        assertRefused(ran);
    }

    /** One line of error, exit code 2, no result, no run folder. */
    private void assertRefused(Ran ran) {
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
        assertThat(ran.out()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
