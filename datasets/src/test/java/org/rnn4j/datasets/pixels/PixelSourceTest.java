package org.rnn4j.datasets.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;

/** Pictures of 3 x 2 pixels. */
class PixelSourceTest {
    private static final int[] FIRST = {0, 127, 128, 255, 0, 200};
    private static final int[] SECOND = {255, 0, 0, 0, 255, 0};

    @TempDir
    Path folder;

    private ObjectNode options(int magic, int count, int bytes) throws IOException {
        ByteBuffer idx = ByteBuffer.allocate(16 + 12);
        idx.putInt(magic).putInt(count).putInt(2).putInt(3);
        for (int[] picture : List.of(FIRST, SECOND)) {
            for (int brightness : picture) {
                idx.put((byte) brightness);
            }
        }
        byte[] some = new byte[bytes];
        System.arraycopy(idx.array(), 0, some, 0, bytes);
        Path file = Files.write(folder.resolve("in.idx"), some);
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.putArray("source").add(file.toString());
        options.putObject("split").put("train", 1).put("validation", 0);
        return options;
    }

    private static SequenceData open(ObjectNode options) {
        return new PixelSource().open(options, null);
    }

    @Test
    void aPixelIsOnAboveTheThresholdAndSeesOnlyPixelsBeforeIt() throws IOException {
        SequenceData data = open(options(0x803, 2, 28));
        SequenceBatch batch =
                data.batches(Split.TRAIN, new BatchPlan(1, 1, 3)).iterator().next();
        RealVectors targets = (RealVectors) batch.targets();
        int[] picture = batch.examples()[0] == 0 ? FIRST : SECOND;
        RealVectors inputs = (RealVectors) batch.inputs();
        List<double[]> steps = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            double[] before = ((PixelCodec) data.codec()).inputAfter(steps);
            for (int f = 0; f < Context.FEATURES; f++) {
                assertThat((double) inputs.at(0, f, t)).isCloseTo(before[f], within(1e-6));
            }
            assertThat(targets.at(0, 0, t)).isEqualTo(picture[t] > 127 ? 1 : 0);
            steps.add(new double[] {targets.at(0, 0, t)});
        }
        assertThat(data.size(Split.TRAIN)).isEqualTo(12);
        assertThat(new PixelCodecFormat().read(data.codec().toJson())).isEqualTo(data.codec());
    }

    @Test
    void theContextIsTheNeighboursToTheLeftAndAbove() {
        boolean[] on = new boolean[12 * 12];
        on[5 * 12 + 3] = true; // left of (5, 4)
        on[4 * 12 + 5] = true; // above and to the right
        on[5 * 12 + 5] = true; // to the right, which is not known yet
        double[] context = Context.of(new Bitmap(12, 12, on), 5 * 12 + 4);
        assertThat(context[0]).isEqualTo(1);
        assertThat(context[4 + 6 + 1]).isEqualTo(1);
        double sum = 0;
        for (int f = 0; f < Context.FEATURES - 3; f++) {
            sum += context[f];
        }
        assertThat(sum).isEqualTo(2);
        assertThat(context[Context.FEATURES - 3]).isEqualTo(2.0 * 5 / 12 - 1);
        assertThat(context[Context.FEATURES - 2]).isEqualTo(2.0 * 4 / 12 - 1);
    }

    /** One picture twice: after k of n equal cases the count gives (k + 1/2) / (n + 1). */
    @Test
    void countsOfNeighboursAreSmoothed() {
        Bitmap dot = new Bitmap(1, 2, new boolean[] {true, false});
        NeighbourCounts counts = NeighbourCounts.of(List.of(dot, dot));
        assertThat(counts.loss(dot)).isCloseTo(-2 * Math.log(2.5 / 3), within(1e-12));
        assertThat(counts.loss(new Bitmap(1, 2, new boolean[] {true, true})))
                .isCloseTo(-Math.log(2.5 / 3) - Math.log(0.5 / 3), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2049 | 2 | 28 | an idx file of pictures (count, height, width) begins with 0x00000803, but this one with 0x00000801, which is that of labels",
                "2051 | 3 | 28 | the header says 3 x 2 x 3 = 18 bytes, but the file has 12; copy it again",
                "2051 | 2 | 9 | too short for an idx file of pictures (count, height, width); copy it again",
                "2051 | 0 | 28 | axis 1 has the length 0, but an idx file has 1 or more, and 1,073,741,824 bytes at most"
            })
    void saysWhatIsWrongWithAFile(int magic, int count, int bytes, String problem) throws IOException {
        ObjectNode options = options(magic, count, bytes);
        assertThatThrownBy(() -> open(options))
                .isInstanceOf(UserException.class)
                .hasMessage("data.source = %s: %s".formatted(folder.resolve("in.idx"), problem));
    }

    @Test
    void readsUpperRowsAndWritesSheets() throws IOException {
        PixelMedium medium = new PixelMedium(new PixelCodec(2, 3, 127));
        BufferedImage top = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        top.setRGB(1, 0, 0xffffff);
        Path file = folder.resolve("top.png");
        ImageIO.write(top, "png", file.toFile());
        Piece.Steps given = (Piece.Steps) medium.read(file);
        assertThat(given.steps().stream().mapToDouble(step -> step[0])).containsExactly(0.0, 1.0, 0.0);

        List<double[]> whole = new ArrayList<>(given.steps());
        whole.addAll(List.of(new double[] {1}, new double[] {0}, new double[] {0}));
        Made made = new Made(new Piece.Steps(whole), 3, true, 1);
        Path sheet = folder.resolve("sheet.png");
        medium.write(sheet, List.of(made, made, made), 2);
        BufferedImage written = ImageIO.read(sheet.toFile());
        assertThat(written.getWidth()).isEqualTo(2 * 16);
        assertThat(written.getHeight()).isEqualTo(2 * 12);
        assertThat(written.getRGB(5, 1) & 0xffffff).isEqualTo(0x3070c0);
        assertThat(written.getRGB(1, 5) & 0xffffff).isEqualTo(0x202020);
        assertThat(written.getRGB(16 + 1, 5) & 0xffffff).isEqualTo(0x202020);
        assertThat(written.getRGB(1, 1) & 0xffffff).isEqualTo(0xffffff);

        assertThatThrownBy(() -> medium.read(sheet))
                .hasMessage("%s: a picture of 32 x 24, but must be the upper rows of one of 3 x 2".formatted(sheet));
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        assertThatThrownBy(() -> medium.read(text)).hasMessage("%s: not a PNG".formatted(text));
    }
}
