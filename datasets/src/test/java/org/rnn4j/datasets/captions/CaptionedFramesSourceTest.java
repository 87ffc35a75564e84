package org.rnn4j.datasets.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.awt.Color;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.Picture;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.picture.file.PictureFiles;
import org.rnn4j.datasets.picture.file.PictureFiles.Frame;

class CaptionedFramesSourceTest {
    private static final String REST = ", split: {train: 1, validation: 0}, height: 2, width: 2, channels: gray";

    @TempDir
    Path folder;

    private Path bytes(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private String table(String... rows) throws IOException {
        return Files.writeString(folder.resolve("films.csv"), "video,caption\n" + String.join("\n", rows) + "\n")
                .toString();
    }

    private static ObjectNode options(String yaml) {
        try {
            return (ObjectNode) new YAMLMapper().readTree("{" + yaml + "}");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SequenceData open(String yaml) {
        return new CaptionedFramesSource().open(options(yaml), null);
    }

    private static SequenceBatch batch(SequenceData data) {
        return data.batches(Split.TRAIN, new BatchPlan(64, 1, 1)).iterator().next();
    }

    /** Gray values of the first pixel of each frame of the first film. */
    private static List<Long> values(SequenceData data, double mean, double deviation) {
        Frames frames = (Frames) batch(data).inputs();
        List<Long> values = new ArrayList<>();
        for (int t = 0; t < frames.time(); t++) {
            values.add(Math.round(frames.values()[4 * t] * deviation + mean));
        }
        return values;
    }

    private static List<Long> values(SequenceData data) {
        var json = data.codec().toJson();
        return values(
                data,
                json.path("means").get(0).asDouble(),
                json.path("deviations").get(0).asDouble());
    }

    private static Color gray(int value) {
        return new Color(value, value, value);
    }

    private byte[] still(int value, int size) throws IOException {
        return PictureFiles.bytes(PictureFiles.plain(size, size, gray(value)), "png");
    }

    @Test
    void numberedFramesOfAFolderAreInTheirOrder() throws IOException {
        for (int i = 1; i <= 11; i++) {
            bytes("film/f%d.png".formatted(i), still(20 * i, 4));
        }
        SequenceData data = open("source: " + table("film,it gets lighter") + REST);
        assertThat(data.input()).isEqualTo(new InputSpec.Frames(1, 2, 2));
        assertThat(values(data)).containsExactly(20L, 40L, 60L, 80L, 100L, 120L, 140L, 160L, 180L, 200L, 220L);
        assertThat(data.pictures(Split.TRAIN).get(0).frames()).hasSize(11);
    }

    @Test
    void aLongFilmIsSampledOrCutAndTheUserIsTold() throws IOException {
        for (int i = 1; i <= 11; i++) {
            bytes("film/f%02d.png".formatted(i), still(20 * i, 4));
        }
        SequenceData even = open("source: " + table("film,lighter") + ", max-frames: 3" + REST);
        assertThat(values(even)).containsExactly(20L, 120L, 220L);
        assertThat(even.report().warnings())
                .contains(
                        "1 film has more than data.max-frames = 3 frames, of which so many at even distances are read");
        SequenceData cut = open("source: " + table("film,lighter") + ", max-frames: 3, sampling: first" + REST);
        assertThat(values(cut)).containsExactly(20L, 40L, 60L);
        assertThat(cut.report().warnings())
                .contains("1 film has more than data.max-frames = 3 frames, of which only the first are read");
    }

    @Test
    void animationsAndArraysAreFilms() throws IOException {
        bytes(
                "a.gif",
                PictureFiles.gif(List.of(
                        new Frame(PictureFiles.plain(4, 4, Color.BLACK), 0, 0, "none"),
                        new Frame(PictureFiles.plain(4, 4, Color.WHITE), 0, 0, "none"))));
        assertThat(values(open("source: " + table("a.gif,it is switched on") + REST)))
                .containsExactly(0L, 255L);
        byte[] idx = ByteBuffer.allocate(16 + 8)
                .putInt(0x803)
                .putInt(2)
                .putInt(2)
                .putInt(2)
                .putInt(0x0A0A0A0A)
                .putInt(0x30303030)
                .array();
        bytes("a.idx", idx);
        assertThat(values(open("source: " + table("a.idx,light") + REST))).containsExactly(10L, 48L);
        bytes("a.npy", npy("<f4", "2, 2, 2", 0.2f, 0.2f, 0.2f, 0.2f, 1, 1, 1, 1));
        assertThat(values(open("source: " + table("a.npy,light") + REST))).containsExactly(51L, 255L);
    }

    private static byte[] npy(String type, String shape, float... values) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, shape);
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 4 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0093NUMPY\u0001\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.ISO_8859_1));
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @Test
    void featuresOfFramesAreVectors() throws IOException {
        bytes("a.npy", npy("<f4", "3, 2", 1, 2, 3, 4, 5, 6));
        SequenceData data = open("source: " + table("a.npy,light") + ", as: features, max-frames: 2"
                + ", split: {train: 1, validation: 0}");
        RealVectors read = (RealVectors) batch(data).inputs();
        assertThat(read.time()).isEqualTo(2);
        assertThat(new float[] {read.at(0, 0, 0), read.at(0, 1, 0), read.at(0, 0, 1)})
                .containsExactly(1, 2, 5);
        PredictionCodec saved =
                new CaptionedFramesCodecFormat().read(data.codec().toJson());
        assertThat(saved.toJson()).isEqualTo(data.codec().toJson());
    }

    @Test
    void badFilmsAreErrors() throws IOException {
        bytes("one/f1.png", still(10, 4));
        bytes("two/f1.png", still(10, 4));
        bytes("two/f2.png", still(10, 5));
        bytes("none/readme.txt", new byte[] {'a'});
        bytes("named/first.png", still(10, 4));
        bytes("named/first2.png", still(10, 4));
        bytes("one.gif", PictureFiles.bytes(PictureFiles.plain(4, 4, Color.RED), "gif"));
        bytes("flat.npy", npy("<f4", "2, 2", 0, 0, 0, 0));
        bytes("loud.npy", npy("<f4", "2, 1, 1", 0, 7));
        String fix = "; fix it, or set data.on-error to skip";
        assertThatThrownBy(() -> open("source: " + table("one,one") + REST))
                .hasMessage("%s: one frame, but a film has two or more; remove it, or use data.type = captioned-images"
                                .formatted(folder.resolve("one"))
                        + fix);
        assertThatThrownBy(() -> open("source: " + table("one.gif,one") + REST))
                .hasMessage("%s: one frame, but a film has two or more; remove it, or use data.type = captioned-images"
                                .formatted(folder.resolve("one.gif"))
                        + fix);
        assertThatThrownBy(() -> open("source: " + table("two,two") + REST))
                .hasMessage("%s/f2.png: 5 x 5 pixels, but the first frame of %s has 4 x 4"
                                .formatted(folder.resolve("two"), folder.resolve("two"))
                        + fix);
        String films = table("none,none");
        assertThatThrownBy(() -> open("source: " + films + REST))
                .hasMessage("%s:2: the folder %s has no frames (*.png, *.jpg, *.jpeg, *.gif, *.bmp, *.tif, *.tiff)"
                                .formatted(films, folder.resolve("none"))
                        + fix);
        assertThatThrownBy(() -> open("source: " + table("named,named") + REST))
                .hasMessage("%s:2: the frame %s has no number in its name, such as frame-001.png"
                                .formatted(films, folder.resolve("named/first.png"))
                        + fix);
        assertThatThrownBy(() -> open("source: " + table("flat.npy,flat") + REST))
                .hasMessage(
                        "%s: an array of 2 axes, but a film has [frames, height, width]; for [frames, features] set data.as = features"
                                        .formatted(folder.resolve("flat.npy"))
                                + fix);
        assertThatThrownBy(() -> open("source: " + table("loud.npy,loud") + REST))
                .hasMessage("%s: the value 7.0, but a film has bytes, or numbers from 0 to 1"
                                .formatted(folder.resolve("loud.npy"))
                        + fix);
    }

    @Test
    void shufflingKeepsTheFramesAndIsTheSameEachTime() throws IOException {
        for (int i = 1; i <= 8; i++) {
            bytes("film/f%02d.png".formatted(i), still(20 * i, 4));
        }
        String options = "source: " + table("film,lighter") + ", shuffle-frames: true" + REST;
        List<Long> values = values(open(options));
        assertThat(values)
                .containsExactlyInAnyOrder(20L, 40L, 60L, 80L, 100L, 120L, 140L, 160L)
                .isNotEqualTo(values.stream().sorted().toList())
                .isEqualTo(values(open(options)));
    }

    /** Ten pictures of a digit each: a bright pixel in the middle. */
    private String digits() throws IOException {
        ByteBuffer pictures = ByteBuffer.allocate(16 + 10 * 9)
                .putInt(0x803)
                .putInt(10)
                .putInt(3)
                .putInt(3);
        ByteBuffer labels = ByteBuffer.allocate(8 + 10).putInt(0x801).putInt(10);
        for (int i = 0; i < 10; i++) {
            pictures.put(16 + 9 * i + 4, (byte) 255);
            labels.put(8 + i, (byte) i);
        }
        bytes("digits.idx", pictures.array());
        bytes("labels.idx", labels.array());
        return "source: %s, format: {type: moving-digits, labels: %s, train: 60, validation: 5, test: 5, size: 16, frames: 4, bounce: false}"
                .formatted(folder.resolve("digits.idx"), folder.resolve("labels.idx"));
    }

    @Test
    void digitsMoveAsTheirCaptionsSayAndEachPartHasPicturesOfItsOwn() throws IOException {
        String parts =
                ", split: {type: group, by: part, validation: [validation], test: [test]}, height: 16, width: 16,"
                        + " channels: gray, score: exact";
        SequenceData data = open(digits() + parts);
        Frames films = (Frames) batch(data).inputs();
        List<Picture> examples = data.pictures(Split.TRAIN);
        int[] order = batch(data).examples();
        for (int b = 0; b < order.length; b++) {
            String caption = examples.get(order[b]).target();
            int[] begin = brightest(films, b, 0);
            int[] end = brightest(films, b, 3);
            String vertical = end[0] < begin[0] ? "up" : end[0] > begin[0] ? "down" : "";
            String horizontal = end[1] < begin[1] ? "left" : end[1] > begin[1] ? "right" : "";
            String both = vertical.isEmpty() || horizontal.isEmpty() ? "" : " and ";
            assertThat(caption).matches("digit \\d moves " + vertical + both + horizontal);
        }
        assertThat(digitsOf(data, Split.TEST)).hasSize(1); // a tenth of ten pictures, which have different digits
        assertThat(digitsOf(data, Split.TRAIN))
                .hasSize(8)
                .doesNotContainAnyElementsOf(digitsOf(data, Split.TEST))
                .doesNotContainAnyElementsOf(digitsOf(data, Split.VALIDATION));
    }

    private static List<String> digitsOf(SequenceData data, Split split) {
        return data.pictures(split).stream()
                .map(picture -> picture.target().substring(0, 7))
                .distinct()
                .toList();
    }

    private static int[] brightest(Frames films, int b, int t) {
        int best = 0;
        int from = (b * films.time() + t) * 256;
        for (int i = 1; i < 256; i++) {
            best = films.values()[from + i] > films.values()[from + best] ? i : best;
        }
        return new int[] {best / 16, best % 16};
    }
}
