package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.cli.Ran.rnn4j;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From pictures to captions: a bright square at the left or the right of a dark picture, in one of two colors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturesTest {
    private static final int SIZE = 8;
    private static final String MODEL = """
            model: {cell: gru, hidden-size: 24, layers: 1, encoder: {filters: [6, 8]}}
            training: {batch-size: 8, epochs: 30, optimizer: {type: adam, learning-rate: 0.01}}
            """;

    @TempDir
    static Path folder;

    private Path table;
    private Path model;
    private Path films;

    private static BufferedImage square(int left, Color color, int noise) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(noise, noise, noise));
        graphics.fillRect(0, 0, SIZE, SIZE);
        graphics.setColor(color);
        graphics.fillRect(left, 2 + noise % 3, 4, 4);
        graphics.dispose();
        return image;
    }

    @BeforeAll
    void train() throws IOException {
        Files.createDirectory(folder.resolve("photos"));
        StringBuilder rows = new StringBuilder("image,caption\n");
        for (int i = 0; i < 40; i++) {
            boolean isRed = i % 2 == 0;
            boolean isLeft = i % 4 < 2;
            String name = "photos/%02d.png".formatted(i);
            ImageIO.write(
                    square(isLeft ? 0 : 4, isRed ? Color.RED : Color.BLUE, i),
                    "png",
                    folder.resolve(name).toFile());
            rows.append(
                    "%s,a %s square at the %s\n".formatted(name, isRed ? "red" : "blue", isLeft ? "left" : "right"));
        }
        table = Files.writeString(folder.resolve("captions.csv"), rows);
        model = trained("images", """
                task: seq2seq
                data:
                  type: captioned-images
                  source: %s
                  height: 8
                  width: 8
                  score: exact
                  split: {train: 0.8, validation: 0.2}
                """.formatted(table) + MODEL);
    }

    private static Path trained(String name, String job) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), job);
        Path run = folder.resolve(name);
        Ran ran = rnn4j("train", file, "--out", run);
        assertThat(ran.err()).as(ran.out()).doesNotContain("error:");
        return run.resolve("best.zip");
    }

    @Test
    void picturesThatWereNotTrainedOnGetTheirCaptions() {
        Ran ran = rnn4j("evaluate", model, "--json");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("CIDEr-D", "the caption of the nearest picture, at 16 x 16");
        assertThat(ran.out()).containsPattern("exact match +100.0%|\"exact match\": ?1.0");
    }

    @Test
    void filesFoldersAndTablesAreRequests() {
        Path file = folder.resolve("photos/04.png");

        assertThat(rnn4j("predict", model, file, "--format", "csv").out())
                .isEqualTo("path,caption\n%s,a red square at the left\n".formatted(file));
        assertThat(rnn4j("predict", model, folder.resolve("photos")).out().lines())
                .hasSize(40);
        assertThat(rnn4j("predict", model, table).out().lines().limit(2))
                .containsExactly("a red square at the left", "a blue square at the left");
    }

    @Test
    void aPageShowsEachPictureOnceForEachWord() throws IOException {
        Path page = folder.resolve("attention.html");

        Ran ran = rnn4j("predict", model, folder.resolve("photos/04.png"), "--attention", page);

        assertThat(ran.err()).doesNotContain("error:");
        String html = Files.readString(page);
        assertThat(html).contains("<b>a red square at the left</b>").doesNotContain("http");
        assertThat(images(html, "png")).isEqualTo(1 + 6);
        Path sheet = folder.resolve("sheet.html");
        assertThat(rnn4j("evaluate", model, "--split", "validation", "--sheet", sheet)
                        .exitCode())
                .isZero();
        assertThat(Files.readString(sheet)).contains("right: a blue square at the left");
    }

    private static int images(String html, String format) {
        Matcher images =
                Pattern.compile("src=\"data:image/%s;base64,".formatted(format)).matcher(html);
        int count = 0;
        while (images.find()) {
            count++;
        }
        return count;
    }

    @Test
    void aFileThatIsNoPictureIsAnErrorOrSkipped() throws IOException {
        Path bad = Files.write(folder.resolve("note.png"), "hello".getBytes(StandardCharsets.UTF_8));

        Ran ran = rnn4j("predict", model, bad);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains(
                        "error: %s: not a picture that can be read (PNG, JPEG, GIF, BMP or TIFF); convert it or remove it"
                                .formatted(bad));
        assertThat(rnn4j("predict", model, bad, "--on-error", "skip").err())
                .contains("skipped 1 request that cannot be read");
    }

    @Test
    void initWritesJobsForCaptionsAndForClassesOfPictures() throws IOException {
        Path job = folder.resolve("captions-job.yaml");
        assertThat(rnn4j("init", table, "--out", job).exitCode()).isZero();
        assertThat(Files.readString(job))
                .contains("type: captioned-images", "format: {type: table, image: image, target: caption}");
        Path classes = folder.resolve("classes");
        for (int i = 0; i < 8; i++) {
            Path file = classes.resolve("%s/%d.png".formatted(i % 2 == 0 ? "red" : "blue", i));
            Files.createDirectories(file.getParent());
            ImageIO.write(square(0, i % 2 == 0 ? Color.RED : Color.BLUE, i), "png", file.toFile());
        }
        Path other = folder.resolve("classes-job.yaml");
        assertThat(rnn4j("init", classes, "--out", other).exitCode()).isZero();
        assertThat(Files.readString(other)).contains("type: labelled-images", "format: folders", "height: 8");
    }

    @Test
    void writtenPicturesAreDataAgain() throws IOException {
        Path written = folder.resolve("written");
        String[] few = {"data.format.train=6", "data.format.validation=2", "data.format.test=2"};

        Ran ran = rnn4j("data", "shapes", "--set", few[0], "--set", few[1], "--set", few[2], "--write", written);

        assertThat(ran.out()).contains("written      10 items to " + written);
        assertThat(Files.readAllLines(written.resolve("manifest.csv")))
                .hasSize(11)
                .startsWith("image,caption,split");
        assertThat(written.resolve("train/00006.png")).exists();
        assertThat(written.resolve("validation/00001.png")).exists();
        assertThat(rnn4j(
                                "data",
                                "shapes",
                                "--set",
                                "data.source=" + written.resolve("manifest.csv"),
                                "--set",
                                "data.format=table",
                                "--set",
                                "data.split={train: 1, validation: 0}")
                        .out())
                .contains("train captions               10");
    }

    @Test
    void filmsGetCaptionsAndAnAnimation() throws IOException {
        films = Files.createDirectory(folder.resolve("films"));
        StringBuilder rows = new StringBuilder("video,caption\n");
        for (int i = 0; i < 24; i++) {
            boolean isRight = i % 2 == 0;
            for (int t = 0; t < 4; t++) {
                Path frame = films.resolve("f%d/%d.png".formatted(i, t));
                Files.createDirectories(frame.getParent());
                ImageIO.write(square(isRight ? t : 4 - t, Color.WHITE, i), "png", frame.toFile());
            }
            rows.append("films/f%d,it moves %s\n".formatted(i, isRight ? "right" : "left"));
        }
        Path list = Files.writeString(folder.resolve("films.csv"), rows);
        Path film = trained("film", """
                task: seq2seq
                data:
                  type: captioned-frames
                  source: %s
                  height: 8
                  width: 8
                  channels: gray
                  split: {train: 0.75, validation: 0.25}
                """.formatted(list) + MODEL.replace("[6, 8]}", "[6, 8], features: 16}"));
        Path page = folder.resolve("film.html");

        Ran ran = rnn4j("predict", film, films.resolve("f0"), "--attention", page);

        assertThat(ran.out()).as(ran.err()).isEqualTo("it moves right\n");
        assertThat(rnn4j("predict", film, list).out().lines().limit(3))
                .containsExactly("it moves right", "it moves left", "it moves right");
        String html = Files.readString(page);
        assertThat(images(html, "gif")).isEqualTo(1);
        assertThat(images(html, "png")).isEqualTo(3);
    }
}
