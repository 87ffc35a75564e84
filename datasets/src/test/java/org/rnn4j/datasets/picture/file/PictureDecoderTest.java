package org.rnn4j.datasets.picture.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.picture.file.PictureFiles.Frame;

class PictureDecoderTest {
    private static final PictureDecoder SMALL = new PictureDecoder(4, 4, Channels.RGB, Fit.STRETCH, 1_000_000);

    private static int[] color(Pixels pixels, int y, int x) {
        return new int[] {pixels.at(0, y, x), pixels.at(1, y, x), pixels.at(2, y, x)};
    }

    private static Pixels decode(byte[] bytes) {
        return SMALL.decode(PictureFiles.file("a.png", bytes));
    }

    private static Pixels decode(BufferedImage image, String format) throws IOException {
        return decode(PictureFiles.bytes(image, format));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "tif"})
    void filesWithoutLossKeepTheirColors(String format) throws IOException {
        Pixels pixels = decode(PictureFiles.plain(9, 7, new Color(200, 100, 50)), format);
        assertThat(color(pixels, 2, 3)).containsExactly(200, 100, 50);
    }

    @Test
    void aPhotographHasAboutItsColors() throws IOException {
        int[] color = color(decode(PictureFiles.plain(16, 16, new Color(200, 100, 50)), "jpg"), 1, 1);
        assertThat(color[0]).isBetween(195, 205);
        assertThat(color[1]).isBetween(95, 105);
        assertThat(color[2]).isBetween(45, 55);
    }

    @Test
    void aCmykPhotographIsRead() throws IOException {
        int[] color = color(decode(PictureFiles.cmyk(16, 0, 255, 255, 0)), 2, 2);
        assertThat(color[0]).as("red").isGreaterThan(200);
        assertThat(color[1]).as("green").isLessThan(80);
        assertThat(color[2]).as("blue").isLessThan(80);
    }

    @Test
    void whatIsTransparentIsWhite() throws IOException {
        Pixels pixels = decode(PictureFiles.halfTransparent(8, Color.BLUE), "png");
        assertThat(color(pixels, 1, 0)).containsExactly(255, 255, 255);
        assertThat(color(pixels, 1, 3)).containsExactly(0, 0, 255);
    }

    @Test
    void aPaletteIsLookedUp() throws IOException {
        byte[] ramp = {0, 90, (byte) 200, (byte) 255};
        BufferedImage image = new BufferedImage(
                6, 6, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(2, 4, ramp, ramp, new byte[] {1, 2, 3, 4}));
        for (int i = 0; i < 36; i++) {
            image.getRaster().setSample(i % 6, i / 6, 0, 2);
        }
        assertThat(color(decode(image, "png"), 1, 1)).containsExactly(200, 200, 3);
    }

    @Test
    void grayValuesStayAsTheyAre() throws IOException {
        BufferedImage image = new BufferedImage(5, 5, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage deep = new BufferedImage(5, 5, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 25; i++) {
            image.getRaster().setSample(i % 5, i / 5, 0, 100);
            deep.getRaster().setSample(i % 5, i / 5, 0, 100 * 257);
        }
        assertThat(color(decode(image, "png"), 1, 1)).containsExactly(100, 100, 100);
        assertThat(color(decode(deep, "png"), 1, 1)).as("16 bits").containsExactly(100, 100, 100);
    }

    @Test
    void grayIsTheLumaOfColors() throws IOException {
        PictureDecoder gray = new PictureDecoder(2, 2, Channels.GRAY, Fit.STRETCH, 100);
        byte[] png = PictureFiles.bytes(PictureFiles.plain(3, 3, new Color(200, 100, 50)), "png");
        assertThat(gray.decode(PictureFiles.file("a.png", png)).at(0, 0, 0))
                .isEqualTo((int) Math.round(0.299 * 200 + 0.587 * 100 + 0.114 * 50));
    }

    /** Red at the top left of an upright picture, green at the top right, blue at the bottom left, black elsewhere. */
    private static String corners(byte[] file) {
        Pixels pixels = SMALL.decode(PictureFiles.file("a.jpg", file));
        StringBuilder corners = new StringBuilder();
        for (int[] place : new int[][] {{0, 0}, {0, 3}, {3, 0}, {3, 3}}) {
            int[] color = color(pixels, place[0], place[1]);
            corners.append(color[0] > 150 ? 'R' : color[1] > 100 ? 'G' : color[2] > 150 ? 'B' : '.');
        }
        return corners.toString();
    }

    @Test
    void aPhotographIsTurnedAsItsCameraSays() throws IOException {
        BufferedImage stored = PictureFiles.plain(32, 32, Color.BLACK);
        stored.createGraphics().drawImage(PictureFiles.plain(16, 16, Color.RED), 0, 0, null);
        stored.createGraphics().drawImage(PictureFiles.plain(16, 16, Color.GREEN), 16, 0, null);
        stored.createGraphics().drawImage(PictureFiles.plain(16, 16, Color.BLUE), 0, 16, null);
        String[] upright = {"RGB.", "GR.B", ".BGR", "B.RG", "RBG.", "BR.G", ".GBR", "G.RB"};
        for (int code = 1; code <= 8; code++) {
            assertThat(corners(PictureFiles.oriented(stored, code)))
                    .as("orientation %d", code)
                    .isEqualTo(upright[code - 1]);
        }
    }

    @Test
    void aLargePictureIsRefusedByItsHeader() throws IOException {
        byte[] png = PictureFiles.claiming(20_000, 20_000);
        assertThatThrownBy(() -> SMALL.decode(PictureFiles.file("huge.png", png)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "huge.png: 20,000 x 20,000 pixels, but data.max-pixels = 1000000; raise it, or shrink the picture");
    }

    /** Neither the screen of a GIF nor its frames may be larger than allowed, whatever its first frame says. */
    @Test
    void aLargeScreenOfAnAnimationIsRefused() throws IOException {
        byte[] gif = PictureFiles.bytes(PictureFiles.plain(4, 4, Color.RED), "gif");
        gif[7] = 0x7F; // 32,516 pixels wide
        gif[9] = 0x7F;
        assertThatThrownBy(() -> SMALL.decode(PictureFiles.file("a.gif", gif)))
                .hasMessage(
                        "a.gif: 32,516 x 32,516 pixels, but data.max-pixels = 1000000; raise it, or shrink the picture");
    }

    @Test
    void anOrientationThatIsCutOffIsIgnored() throws IOException {
        byte[] file = PictureFiles.oriented(PictureFiles.plain(8, 8, Color.RED), 6);
        file[5] = 4; // of the segment with the orientation; the rest is skipped as the beginning of another one
        assertThat(Orientation.of(file)).isEqualTo(new Orientation(1));
    }

    @Test
    void onePixelIsAPicture() throws IOException {
        assertThat(color(decode(PictureFiles.plain(1, 1, Color.RED), "png"), 3, 3))
                .containsExactly(255, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tif"})
    void aFileThatIsCutOffIsAnError(String format) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, random.nextInt());
        }
        byte[] whole = PictureFiles.bytes(image, format);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> SMALL.decode(PictureFiles.file("half." + format, half)))
                .isInstanceOf(UserException.class)
                .hasMessageMatching("half\\." + format + ": damaged or cut off \\(.+\\); copy it again or remove it");
    }

    @Test
    void whatIsNoPictureIsAnError() {
        assertThatThrownBy(() -> decode("hello".getBytes(StandardCharsets.UTF_8)))
                .hasMessage(
                        "a.png: not a picture that can be read (PNG, JPEG, GIF, BMP or TIFF); convert it or remove it");
        assertThatThrownBy(() -> decode(new byte[0]))
                .hasMessage(
                        "a.png: not a picture that can be read (PNG, JPEG, GIF, BMP or TIFF), but an empty file; convert it or remove it");
    }

    @Test
    void ofAnAnimationTheFirstFrameIsRead() throws IOException {
        byte[] gif = PictureFiles.gif(List.of(
                new Frame(PictureFiles.plain(8, 8, Color.RED), 0, 0, "none"),
                new Frame(PictureFiles.plain(8, 8, Color.BLUE), 0, 0, "none")));
        assertThat(color(decode(gif), 1, 1)).containsExactly(255, 0, 0);
        assertThat(PictureDecoder.header(PictureFiles.file("a.gif", gif), 100)).isEqualTo(new PictureHeader(8, 8, 2));
    }

    @Test
    void framesAreLaidOverWhatTheOnesBeforeLeave() throws IOException {
        byte[] gif = PictureFiles.gif(List.of(
                new Frame(PictureFiles.plain(8, 8, Color.RED), 0, 0, "doNotDispose"),
                new Frame(PictureFiles.plain(4, 4, Color.BLUE), 4, 4, "restoreToPrevious"),
                new Frame(PictureFiles.plain(4, 4, Color.GREEN), 0, 0, "restoreToBackgroundColor"),
                new Frame(PictureFiles.plain(4, 4, Color.BLACK), 4, 0, "none")));
        List<Pixels> frames = SMALL.frames(PictureFiles.file("a.gif", gif), new FrameChoice(10, FrameChoice.How.FIRST));
        int[] red = {255, 0, 0};
        assertThat(frames).hasSize(4);
        assertThat(color(frames.get(1), 3, 3)).containsExactly(0, 0, 255);
        assertThat(color(frames.get(1), 0, 0)).containsExactly(red);
        assertThat(color(frames.get(2), 3, 3)).as("as before the blue part").containsExactly(red);
        assertThat(color(frames.get(2), 0, 0)).containsExactly(0, 255, 0);
        assertThat(color(frames.get(3), 0, 0))
                .as("cleared after the green part")
                .containsExactly(255, 255, 255);
        assertThat(color(frames.get(3), 0, 3)).containsExactly(0, 0, 0);
    }

    @Test
    void aWidePictureFitsInThreeWays() throws IOException {
        BufferedImage wide = PictureFiles.plain(16, 8, Color.RED);
        wide.createGraphics().drawImage(PictureFiles.plain(4, 8, Color.BLUE), 0, 0, null);
        byte[] png = PictureFiles.bytes(wide, "png");
        assertThat(row(png, Fit.STRETCH, 0)).isEqualTo("BRRR");
        assertThat(row(png, Fit.CROP, 0)).isEqualTo("RRRR");
        assertThat(row(png, Fit.LETTERBOX, 0)).isEqualTo("....");
        assertThat(row(png, Fit.LETTERBOX, 1)).isEqualTo("BRRR");
        assertThat(row(png, Fit.LETTERBOX, 3)).isEqualTo("....");
    }

    private static String row(byte[] png, Fit fit, int y) {
        Pixels pixels = new PictureDecoder(4, 4, Channels.RGB, fit, 1000).decode(PictureFiles.file("wide.png", png));
        StringBuilder row = new StringBuilder();
        for (int x = 0; x < 4; x++) {
            int[] color = color(pixels, y, x);
            row.append(color[0] > 200 ? 'R' : color[2] > 120 ? 'B' : '.');
        }
        return row.toString();
    }

    /** Halving takes the weights 1, 3, 3, 1 of eighths inside, and 3, 3, 1 of sevenths at the edge. */
    @Test
    void resizingAveragesOverAllPixels() {
        BufferedImage ramp = new BufferedImage(8, 1, BufferedImage.TYPE_BYTE_GRAY);
        int[] values = {0, 70, 140, 210, 10, 20, 30, 40};
        for (int x = 0; x < 8; x++) {
            ramp.getRaster().setSample(x, 0, 0, values[x]);
        }
        Pixels half = new PictureDecoder(1, 4, Channels.GRAY, Fit.STRETCH, 100).resized(ramp);
        assertThat(new int[] {half.at(0, 0, 0), half.at(0, 0, 1)})
                .containsExactly((int) Math.round((3 * 0 + 3 * 70 + 140) / 7.0), (int)
                        Math.round((70 + 3 * 140 + 3 * 210 + 10) / 8.0));
    }
}
