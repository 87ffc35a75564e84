package org.rnn4j.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.audio.wave.Wav;
import org.rnn4j.datasets.audio.wave.WaveWriter;
import org.rnn4j.datasets.examples.ExampleFiles;
import org.rnn4j.datasets.examples.Reading;

class ClipReaderTest {
    private static final double[] TONE = new double[800];

    static {
        Arrays.setAll(TONE, t -> 0.5 * Math.sin(2 * Math.PI * 440 * t / 8000));
    }

    @TempDir
    Path folder;

    private record Options(
            @Flat ExampleFiles files, @Default("folders") ClipFormat format) {}

    private final Map<String, Object> facts = new LinkedHashMap<>();

    private Path wave(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            WaveWriter.write(TONE, 8000, out);
        }
        return file;
    }

    /** Examples as {@code SPLIT target origin name group}. */
    private List<String> read(String yaml) {
        try {
            ObjectNode tree = (ObjectNode) new YAMLMapper().readTree(yaml.replace("FOLDER", folder.toString()));
            Options options = Binder.bind(tree, Options.class, "data");
            Reading reading = Reading.of(options.files(), Map.of());
            ClipReader clips = new ClipReader(reading, options.format(), "label", label -> 1);
            List<String> read = clips.splits(label -> label).entrySet().stream()
                    .flatMap(split -> split.getValue().stream()
                            .map(example -> "%s %s %s %s"
                                    .formatted(
                                            split.getKey() == Split.TRAIN ? "" : split.getKey(),
                                            example.target(),
                                            example.source().name(),
                                            example.group())
                                    .replace(folder + "/", "")
                                    .strip()))
                    .toList();
            clips.describe(facts);
            reading.files().describe(facts);
            reading.bad().warning().ifPresent(warning -> facts.put("bad", warning));
            return read;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theFolderOfAFileIsItsClass() throws IOException {
        wave("yes/1.wav");
        wave("yes/more/2.wav");
        wave("no/1.wav");
        wave(".hidden.wav");
        Files.writeString(folder.resolve("no/notes.txt"), "dear diary");

        assertThat(read("{source: FOLDER, split: {train: 1, validation: 0}}"))
                .containsExactly("no no/1.wav", "yes yes/1.wav", "more yes/more/2.wav");
        assertThat(facts)
                .containsEntry("files ignored", "1 (the first: %s)".formatted(folder.resolve("no/notes.txt")))
                .containsEntry("hidden files ignored", 1)
                .containsEntry("bytes", 3 * 1644L)
                .containsEntry("recordings", 3L)
                .containsEntry("duration", "0.0 min; each 0.10 to 0.10 s, median 0.10 s")
                .containsEntry("rates", "8000 Hz (3)")
                .containsEntry("channels", "1 (3)")
                .containsEntry("level", "-9.0 dB on average, peak -6.0 dB")
                .containsEntry("labels per second", "10.00");
    }

    @Test
    void fieldsOfNamesAreClassesAndGroups() throws IOException {
        wave("a_b/7_theo_12.wav");
        wave("a_b/8_lucas_0.wav");
        wave("a_b/9_george_0.wav");

        assertThat(
                        read(
                                "{source: FOLDER, format: {type: names, pattern: \"{label}_{speaker}_{index}.wav\"}, split: {type: group, by: speaker, validation: [theo], test: [lucas]}}"))
                .containsExactly(
                        "9 a_b/9_george_0.wav george",
                        "VALIDATION 7 a_b/7_theo_12.wav theo",
                        "TEST 8 a_b/8_lucas_0.wav lucas");
        assertThat(
                        read(
                                "{source: FOLDER, format: {type: names, pattern: \"{label}/{rest}\"}, split: {train: 1, validation: 0}}"))
                .hasSize(3)
                .first()
                .isEqualTo("a_b a_b/7_theo_12.wav");
    }

    @Test
    void aNameThatDiffersIsABadExample() throws IOException {
        wave("7_theo_12.wav");
        Path other = wave("seven.wav");
        String format = "format: {type: names, pattern: \"{label}_{speaker}_{index}.wav\"}";

        assertThatThrownBy(() -> read("{source: FOLDER, %s}".formatted(format)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s: the name is not data.format.pattern = {label}_{speaker}_{index}.wav; fix it, or set data.on-error to skip",
                        other);
        assertThat(read("{source: FOLDER, on-error: skip, %s, split: {train: 1, validation: 0}}".formatted(format)))
                .containsExactly("7 7_theo_12.wav");
        assertThatThrownBy(() -> read("{source: FOLDER, %s, split: {type: group, by: speeker}}".formatted(format)))
                .hasMessage(
                        "data.split.by = speeker, but data.format.pattern = {label}_{speaker}_{index}.wav has no such field; did you mean speaker? the fields are label, speaker, index");
        assertThatThrownBy(() -> read("{source: FOLDER, format: {type: names, pattern: \"{digit}_{speaker}.wav\"}}"))
                .hasMessage(
                        "data.format.pattern = {digit}_{speaker}.wav, but it needs the field {label}; the fields are digit, speaker");
        assertThatThrownBy(() -> read("{source: FOLDER, format: {type: names, pattern: a.wav}}"))
                .hasMessage(
                        "data.format.pattern = a.wav, but must have fields with different names in braces, such as {label}_{speaker}.wav");
    }

    @Test
    void filesOfArchivesAreReadFromThem() throws IOException {
        Path file = wave("loose.wav");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("up.zip")))) {
            for (String name : List.of("left/1.wav", "2.wav", "__MACOSX/._2.wav", "readme.md")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(file));
            }
        }
        Files.delete(file);

        assertThat(read("{source: FOLDER, split: {train: 1, validation: 0}}"))
                .containsExactly("up up.zip/2.wav", "left up.zip/left/1.wav");
        assertThat(facts).containsEntry("hidden files ignored", 1).containsKey("files ignored");
        Files.writeString(folder.resolve("up.zip"), "PK, but no archive");
        assertThatThrownBy(() -> read("{source: FOLDER/up.zip}"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("not a zip archive, or damaged");
    }

    @Test
    void rowsOfAManifestNamePartsOfFiles() throws IOException {
        wave("sound/a.wav");
        Files.writeString(
                folder.resolve("list.csv"),
                "path,label,speaker,begin,end\nsound/a.wav,yes,theo,0,0.05\nsound/a.wav,no,lucas,0.05,\n");
        Files.writeString(
                folder.resolve("list.jsonl"),
                "{\"path\": \"sound/a.wav\", \"label\": 7}\n{\"path\": \"sound/a.wav\", \"label\": \"x\", \"begin\": 0.025, \"end\": 0.075}\n");

        assertThat(
                        read(
                                "{source: FOLDER/list.csv, format: {type: manifest}, split: {type: group, by: speaker, test: [lucas]}}"))
                .containsExactly("yes sound/a.wav#t=0,0.05 theo", "TEST no sound/a.wav#t=0.05, lucas");
        assertThat(facts).containsEntry("duration", "0.0 min; each 0.05 to 0.05 s, median 0.05 s");
        assertThat(read("{source: FOLDER/list.jsonl, format: {type: manifest}, split: {train: 1, validation: 0}}"))
                .containsExactly("7 sound/a.wav", "x sound/a.wav#t=0.025,0.075");
    }

    @Test
    void badRowsOfAManifestNameTheirLine() throws IOException {
        wave("a.wav");
        Path list = folder.resolve("list.csv");
        String options = "{source: FOLDER/list.csv, format: {type: manifest}}";
        assertThat(badRow(list, "gone.wav,x,0,1", options))
                .isEqualTo(
                        "%s:2: there is no sound file %s (%s); fix it, or set data.on-error to skip",
                        list, folder.resolve("gone.wav"), folder.resolve("gone.wav"));
        assertThat(badRow(list, "a.wav,x,1,0.5", options))
                .isEqualTo(
                        "%s: begin = 1.0 s and end = 0.5 s, but the end must be after the begin, which is 0 or more; fix it, or set data.on-error to skip",
                        folder.resolve("a.wav"));
        assertThat(badRow(list, "a.wav,x,soon,", options))
                .isEqualTo(
                        "%s:2: \"soon\" is not a time in seconds, such as 1.5; fix it, or set data.on-error to skip",
                        list);
        assertThat(badRow(list, "a.wav,x,0,0.5", options))
                .isEqualTo(
                        "%s: the file ends 0.400 s before the part does; fix it, or set data.on-error to skip",
                        folder.resolve("a.wav") + "#t=0,0.5");
    }

    private String badRow(Path list, String row, String options) throws IOException {
        Files.writeString(list, "path,label,begin,end\n" + row + "\n");
        try {
            read(options);
            return "";
        } catch (UserException e) {
            return e.getMessage();
        }
    }

    @Test
    void badRecordingsAreSkippedAndCounted() throws IOException {
        wave("a/good.wav");
        Files.write(folder.resolve("a/empty.wav"), new byte[0]);
        Files.writeString(folder.resolve("a/text.wav"), "not sound");
        Files.writeString(folder.resolve("a/tape.mp3"), "ID3");

        assertThat(read("{source: FOLDER, on-error: skip, split: {train: 1, validation: 0}}"))
                .containsExactly("a a/good.wav");
        assertThat(facts)
                .containsEntry(
                        "bad",
                        "3 examples were left out, the first for this: %s: the file is empty; record it again or remove it"
                                .formatted(folder.resolve("a/empty.wav")));
        assertThatThrownBy(() -> read("{source: FOLDER}"))
                .hasMessage(
                        "%s: the file is empty; record it again or remove it; fix it, or set data.on-error to skip",
                        folder.resolve("a/empty.wav"));
    }

    @Test
    void aFolderWithoutSoundIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "text");

        assertThatThrownBy(() -> read("{source: FOLDER}"))
                .hasMessage(
                        "data.source = %s: no sound files (*.wav, *.wave, *.aif, *.aiff, *.aifc, *.au, *.snd); name a folder, a zip archive or files with some",
                        folder);
    }

    @Test
    void silenceClippingAndUnfinishedHeadersAreReported() throws IOException {
        Files.createDirectory(folder.resolve("x"));
        Files.write(
                folder.resolve("x/quiet.wav"),
                Wav.format(1, 1, 8000, 16).chunk("data", new byte[200]).bytes());
        byte[] loud = new byte[200];
        for (int i = 100; i < 106; i += 2) {
            loud[i] = (byte) 0xFF;
            loud[i + 1] = 0x7F;
        }
        Files.write(
                folder.resolve("x/loud.wav"),
                Wav.format(1, 1, 8000, 16).chunk("data", 0, loud).bytes());

        read("{source: FOLDER, split: {train: 1, validation: 0}}");

        assertThat(facts)
                .containsEntry("clipped recordings", "1 (the first: %s)".formatted(folder.resolve("x/loud.wav")))
                .containsEntry("digital silence", "1 (the first: %s)".formatted(folder.resolve("x/quiet.wav")))
                .containsEntry(
                        "without a length in the header", "1 (the first: %s)".formatted(folder.resolve("x/loud.wav")));
    }

    @Test
    void dialTonesAreBuiltIn() {
        List<String> read = read(
                "{source: dial-tones, format: {type: names, pattern: \"{label}_{index}.wav\"}, split: {train: 1, validation: 0}}");

        assertThat(read).hasSize(1000).doesNotHaveDuplicates();
        assertThat(read).allMatch(example -> example.matches("[0-9*#]{1,6} dial-tones/[0-9*#]{1,6}_\\d+\\.wav"));
        assertThat(facts).containsEntry("rates", "8000 Hz (1,000)").containsEntry("clipped recordings", "0");
    }
}
