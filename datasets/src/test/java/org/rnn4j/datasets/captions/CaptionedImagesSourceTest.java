package org.rnn4j.datasets.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.Picture;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.picture.file.PictureFiles;

class CaptionedImagesSourceTest {
    private static final String SMALL = ", height: 4, width: 4";
    private static final String ALL = ", split: {train: 1, validation: 0}";

    @TempDir
    Path folder;

    private Path picture(String name, Color color) throws IOException {
        return bytes(name, PictureFiles.bytes(PictureFiles.plain(4, 4, color), "png"));
    }

    private Path bytes(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private String table(String... rows) throws IOException {
        return Files.writeString(folder.resolve("captions.csv"), "image,caption\n" + String.join("\n", rows) + "\n")
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
        return new CaptionedImagesSource().open(options(yaml), null);
    }

    private static SequenceBatch batch(SequenceData data, Split split) {
        return data.batches(split, new BatchPlan(64, 1, 1)).iterator().next();
    }

    private static List<String> names(SequenceData data, Split split) {
        return data.pictures(split).stream().map(Picture::name).toList();
    }

    @Test
    void channelsAreNormalizedByTheTrainingSplit() throws IOException {
        picture("dark.png", new Color(0, 0, 50));
        picture("light.png", new Color(100, 0, 150));
        SequenceData data = open("source: " + table("dark.png,a dark one", "light.png,a light one") + ALL + SMALL);
        assertThat(data.input()).isEqualTo(new InputSpec.Images(3, 4, 4));
        Images images = (Images) batch(data, Split.TRAIN).inputs();
        Set<List<Float>> seen = new HashSet<>();
        for (int b = 0; b < 2; b++) {
            seen.add(List.of(images.values()[b * 48], images.values()[b * 48 + 16], images.values()[b * 48 + 32]));
        }
        // red 0 and 100, blue 50 and 150: one deviation from the mean; green never changes
        assertThat(seen).containsExactlyInAnyOrder(List.of(-1f, 0f, -1f), List.of(1f, 0f, 1f));
    }

    @Test
    void allCaptionsOfAPictureAreInOneSplitAndItsPixelsAreKeptOnce() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            picture("p%d.png".formatted(i), new Color(10 * i, 0, 0));
            for (int c = 0; c < 5; c++) {
                rows.add("p%d.png,picture of %s".formatted(i, c % 2 == 0 ? "red" : "some red"));
            }
        }
        SequenceData data = open(
                "source: " + table(rows.toArray(String[]::new)) + ", split: {train: 0.5, validation: 0.5}" + SMALL);
        assertThat(names(data, Split.TRAIN)).hasSize(50).doesNotContainAnyElementsOf(names(data, Split.VALIDATION));
        assertThat(data.summary()).containsEntry("picture files", 20L).containsEntry("train captions", 50L);
        Score score = data.baselines(Split.VALIDATION).get("the most frequent caption");
        assertThat(score.main().name()).isEqualTo("CIDEr-D");
        assertThat(score.metrics()).extracting(Score.Metric::name).contains("BLEU-4", "ROUGE-L", "exact match");
    }

    @Test
    void theNearestTrainingPictureGivesItsCaption() throws IOException {
        picture("a.png", Color.RED);
        picture("b.png", Color.BLUE);
        picture("c.png", new Color(200, 20, 20));
        String train = table("a.png,red", "b.png,blue", "b.png,blue");
        Path own = Files.writeString(folder.resolve("val.csv"), "image,caption\nc.png,red\n");
        SequenceData data = open("source: " + train + ", validation: " + own + ", score: exact" + SMALL);
        assertThat(data.baselines(Split.VALIDATION)
                        .get("the caption of the nearest picture, at 16 x 16")
                        .main()
                        .value())
                .isEqualTo(1);
        assertThat(data.baselines(Split.VALIDATION)
                        .get("the most frequent caption")
                        .main()
                        .value())
                .isZero();
    }

    @Test
    void captionsOfFlickrNamePicturesInArchives() throws IOException {
        byte[] png = PictureFiles.bytes(PictureFiles.plain(4, 4, Color.RED), "png");
        Path zip = folder.resolve("images.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("images/a.png", "images/b.png", "images/c.png")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(png);
            }
        }
        Path text = Files.writeString(folder.resolve("t.txt"), "a.png#0\tone\na.png#1\tand one\nb.png#0\ttwo\n");
        String format = ", format: {type: flickr, pictures: " + zip + "}" + ALL + SMALL;
        SequenceData data = open("source: " + text + format);
        assertThat(names(data, Split.TRAIN))
                .containsExactly(zip + "/images/a.png", zip + "/images/a.png", zip + "/images/b.png");
        assertThat(data.report().warnings())
                .contains(
                        "1 picture of data.format.pictures is in no table (the first: %s/images/c.png)".formatted(zip));
        Files.writeString(text, "a.png#0\tone\nd.png#0\tfour\n");
        assertThatThrownBy(() -> open("source: " + text + format))
                .hasMessage(
                        "%s:2: there is no picture d.png in data.format.pictures = %s; fix it, or set data.on-error to skip"
                                .formatted(text, zip));
        Files.writeString(text, "a.png one\n");
        assertThatThrownBy(() -> open("source: " + text + format))
                .hasMessage(
                        "%s:1: a line must be like \"name.jpg#0\", a tab and a caption; fix it, or set data.on-error to skip"
                                .formatted(text));
    }

    @Test
    void cellsOfASheetArePictures() throws IOException {
        BufferedImage sheet = PictureFiles.plain(8, 4, Color.RED);
        sheet.createGraphics().drawImage(PictureFiles.plain(4, 4, Color.BLUE), 4, 0, null);
        Path file = bytes("sheet.png", PictureFiles.bytes(sheet, "png"));
        Path table = Files.writeString(folder.resolve("t.tsv"), "x\ty\tname\n0\t0\tred\n1\t0\tblue\n");
        String format = ", format: {type: sheet, sheet: %s, cell: 4, target: name}".formatted(file) + ALL + SMALL;
        SequenceData data = open("source: " + table + format);
        assertThat(names(data, Split.TRAIN)).containsExactly(file + "#xywh=0,0,4,4", file + "#xywh=4,0,4,4");
        Files.writeString(table, "x\ty\tname\n0\t0\tred\n2\t0\tblue\n");
        assertThatThrownBy(() -> open("source: " + table + format))
                .hasMessage("%s:3: cell 2, 0, but %s has 2 x 1 cells of 4 pixels; fix it, or set data.on-error to skip"
                        .formatted(table, file));
    }

    @Test
    void theSamePictureInTwoSplitsIsReported() throws IOException {
        picture("a.png", Color.RED);
        picture("copy.png", Color.RED);
        String train = table("a.png,red");
        Path own = Files.writeString(folder.resolve("val.csv"), "image,caption\ncopy.png,red\ncopy.png,red\n");
        SequenceData data = open("source: " + train + ", validation: " + own + SMALL);
        assertThat(data.report().warnings())
                .containsExactly("1 of 1 validation pictures are also in the training split, so its score is too good");
    }

    @Test
    void aBadPictureIsAnErrorOrSkippedAndCounted() throws IOException {
        picture("a.png", Color.RED);
        Path bad = bytes("bad.png", "hello".getBytes(StandardCharsets.UTF_8));
        Path huge = bytes("huge.png", PictureFiles.claiming(20_000, 20_000));
        String table = table("a.png,red", "bad.png,bad", "missing.png,gone", "a.png,", "huge.png,huge");
        assertThatThrownBy(() -> open("source: " + table + ALL + SMALL))
                .hasMessage("%s:4: there is no picture %s (%s); fix it, or set data.on-error to skip"
                        .formatted(table, folder.resolve("missing.png"), folder.resolve("missing.png")));
        SequenceData data = open("source: " + table + ", on-error: skip" + ALL + SMALL);
        assertThat(data.summary()).containsEntry("skipped", 4).containsEntry("train captions", 1L);
        assertThatThrownBy(() -> open("source: " + table("bad.png,bad") + ALL + SMALL))
                .hasMessage(
                        "%s: not a picture that can be read (PNG, JPEG, GIF, BMP or TIFF); convert it or remove it; fix it, or set data.on-error to skip"
                                .formatted(bad));
        assertThatThrownBy(() -> open("source: " + table("huge.png,huge") + ALL + SMALL))
                .hasMessage(
                        "%s: 20,000 x 20,000 pixels, but data.max-pixels = 50000000; raise it, or shrink the picture; fix it, or set data.on-error to skip"
                                .formatted(huge));
        assertThatThrownBy(() -> open("source: " + table("a.png,") + ALL + SMALL))
                .hasMessage("%s:2: no caption; write one or remove the row; fix it, or set data.on-error to skip"
                        .formatted(table));
    }

    @Test
    void anAnimationCountsAsItsFirstFrameAndIsReported() throws IOException {
        Path gif = bytes(
                "a.gif",
                PictureFiles.gif(List.of(
                        new PictureFiles.Frame(PictureFiles.plain(4, 4, Color.RED), 0, 0, "none"),
                        new PictureFiles.Frame(PictureFiles.plain(4, 4, Color.BLUE), 0, 0, "none"))));
        assertThat(open("source: " + table("a.gif,red") + ALL + SMALL).report().warnings())
                .containsExactly(
                        "1 picture is animated, and only the first frame is read (the first: %s)".formatted(gif));
    }

    private static byte[] npy(String shape, float... values) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }\n".formatted(shape);
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
    void featuresAreVectorsOrGridsOfPositions() throws IOException {
        bytes("a.npy", npy("3,", 1, 2, 3));
        bytes("grid.npy", npy("2, 3", 1, 2, 3, 4, 5, 6));
        String features = ", as: features" + ALL;
        SequenceData vectors = open("source: " + table("a.npy,red") + features);
        assertThat(vectors.input()).isEqualTo(new InputSpec.OneVector(3));
        assertThat(((OneVector) batch(vectors, Split.TRAIN).inputs()).values()).containsExactly(1, 2, 3);
        SequenceData grids = open("source: " + table("grid.npy,red") + features);
        assertThat(grids.input()).isEqualTo(new InputSpec.Vectors(3));
        RealVectors grid = (RealVectors) batch(grids, Split.TRAIN).inputs();
        assertThat(new float[] {grid.at(0, 0, 0), grid.at(0, 2, 0), grid.at(0, 0, 1)})
                .containsExactly(1, 3, 4);
        assertThatThrownBy(() -> open("source: " + table("a.npy,red", "grid.npy,red") + features))
                .hasMessage(
                        "%s: an array of shape [2, 3], but the network reads [3]; fix it, or set data.on-error to skip"
                                .formatted(folder.resolve("grid.npy")));
    }

    @Test
    void someKindsOfObjectsAreHeldOut() {
        String shapes =
                "source: shapes, format: {type: shapes, train: 600, validation: 20, test: 50, size: 16}, height: 16,"
                        + " width: 16, split: {type: group, by: part, validation: [validation], test: [held-out]}";
        SequenceData data = open(shapes);
        Set<String> trained = kinds(data, Split.TRAIN);
        assertThat(trained).hasSize(40); // two sizes, six colors and four shapes, less eight kinds
        assertThat(trained).containsAll(kinds(data, Split.VALIDATION));
        for (Picture picture : data.pictures(Split.TEST)) {
            assertThat(trained.containsAll(kinds(picture.target())))
                    .as(picture.target())
                    .isFalse();
        }
        assertThat(names(open(shapes), Split.TRAIN)).isEqualTo(names(data, Split.TRAIN));
        assertThat(open(shapes).sha256()).isEqualTo(data.sha256());
        assertThatThrownBy(() -> open("source: shapes, format: shapes"))
                .hasMessage(
                        "data.format = shapes has parts of its own; set data.split = {type: group, by: part, validation: [validation], test: [held-out]}");
    }

    private static Set<String> kinds(SequenceData data, Split split) {
        Set<String> kinds = new HashSet<>();
        data.pictures(split).forEach(picture -> kinds.addAll(kinds(picture.target())));
        return kinds;
    }

    private static Set<String> kinds(String caption) {
        return new HashSet<>(List.of(caption.split(" left of | above ")));
    }

    @Test
    void aSavedCodecReadsTheSamePictures() throws IOException {
        Path red = picture("red.png", Color.RED);
        picture("blue.png", Color.BLUE);
        SequenceData data = open("source: " + table("red.png,red", "blue.png,blue") + ALL + SMALL);
        PredictionCodec saved =
                new CaptionedImagesCodecFormat().read(data.codec().toJson());
        assertThat(saved.toJson()).isEqualTo(data.codec().toJson());
        assertThat(saved.input()).contains(data.input());
        ObjectNode job = options("source: " + folder.resolve("captions.csv") + SMALL);
        Codec reading = new CaptionedImagesSource().forRequests(job, saved);
        PredictionCodec codec = (PredictionCodec) reading;
        RequestInput in = RequestInput.of(
                folder.resolve("list.csv").toString(),
                RequestInput.Form.AUTO,
                new BufferedReader(new StringReader("image,number\nred.png,1\n")));
        PredictionCodec.Request request = codec.requests(in).next();
        Images asked = (Images) codec.encode(List.of(request)).inputs();
        assertThat(asked.values()[0]).isCloseTo(1, within(1e-6f)); // red is 255 or 0
        assertThat(codec.pictures(request)).hasSize(1);
        assertThat(codec.isRequest(red)).isTrue();
        assertThat(codec.isRequest(folder)).isTrue();
    }

    @Test
    void augmentationChangesTrainingPicturesOnly() throws IOException {
        BufferedImage half = PictureFiles.plain(4, 4, Color.BLACK);
        half.createGraphics().drawImage(PictureFiles.plain(2, 4, Color.WHITE), 0, 0, null);
        bytes("half.png", PictureFiles.bytes(half, "png"));
        String table = table("half.png,a half");
        String own = ", validation: " + table + ", channels: gray, augmentation: {flip: 1}" + SMALL;
        SequenceData data = open("source: " + table + own);
        float[] trained = ((Images) batch(data, Split.TRAIN).inputs()).values();
        float[] evaluated = ((Images) batch(data, Split.VALIDATION).inputs()).values();
        assertThat(evaluated[0]).isGreaterThan(0.9f);
        assertThat(evaluated[3]).isLessThan(-0.9f);
        assertThat(trained[0]).isEqualTo(evaluated[3]);
        assertThat(trained[3]).isEqualTo(evaluated[0]);
    }
}
