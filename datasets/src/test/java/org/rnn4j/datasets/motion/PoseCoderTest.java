package org.rnn4j.datasets.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

class PoseCoderTest {
    private static final List<Clip> SWING = Swing.clips();
    private static final MotionFit FIT = MotionFit.of(SWING, 30);

    @TempDir
    Path folder;

    @Test
    void anglesOfEveryOrderComeBack() {
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        SplittableRandom random = new SplittableRandom(1);
        for (int[] axes : orders) {
            for (int i = 0; i < 50; i++) {
                double[] degrees = {
                    random.nextDouble(-400, 400), random.nextDouble(-85, 85), random.nextDouble(-400, 400)
                };
                double[] r = Rotation.of(axes, degrees);
                double[] near = {degrees[0] + 20, degrees[1] - 10, degrees[2] + 30};
                assertThat(Rotation.angles(r, axes, near)).containsExactly(degrees, within(1e-6));
                double[] six = new double[6];
                Rotation.putColumns(r, six, 0);
                assertThat(Rotation.ofColumns(six, 0)).containsExactly(r, within(1e-9));
            }
        }
    }

    @Test
    void aQuarterTurnAboutZTurnsXToY() {
        assertThat(Rotation.times(Rotation.about(2, 90), 1, 0, 0))
                .containsExactly(new double[] {0, 1, 0}, within(1e-9));
        assertThat(Rotation.heading(Rotation.about(1, 30))).isCloseTo(30, within(1e-9));
    }

    @Test
    void bonesHangFromTheirParents() {
        Skeleton arm = new Skeleton(List.of(
                new Joint("a", -1, List.of(0.0, 0.0, 0.0), List.of("Xposition", "Yposition", "Zposition", "Zrotation")),
                new Joint("b", 0, List.of(2.0, 0.0, 0.0), List.of("Zrotation")),
                new Joint("", 1, List.of(1.0, 0.0, 0.0), List.of())));
        double[][] places = Kinematics.places(arm, new double[] {5, 0, 0, 90, 90});
        assertThat(places[1]).containsExactly(new double[] {5, 2, 0}, within(1e-9));
        assertThat(places[2]).containsExactly(new double[] {4, 2, 0}, within(1e-9)); // turned twice: to -x
    }

    @Test
    void aClipComesBackFromItsSteps() {
        PoseCoder coder = new PoseCoder(FIT);
        Clip clip = SWING.get(2);
        List<double[]> steps = coder.encode(clip);
        double[][] again = coder.decode(clip.frames()[0], steps.subList(1, steps.size()));
        for (int t = 0; t < again.length; t++) {
            assertThat(again[t]).containsExactly(clip.frames()[t + 1], within(1e-6));
        }
    }

    @Test
    void stepsHaveNoPlaceAndNoDirection() {
        Clip clip = SWING.get(0);
        double[][] turned = new double[clip.frames().length][];
        for (int t = 0; t < turned.length; t++) {
            double[] frame = clip.frames()[t].clone();
            double[] place = Rotation.times(Rotation.about(1, 70), frame[0], frame[1], frame[2]);
            System.arraycopy(place, 0, frame, 0, 3);
            frame[0] += 100;
            // the root turns about z, x, then y, so another heading is not another angle; rebuild it from the matrix
            double[] r = Rotation.times(
                    Rotation.about(1, 70),
                    Rotation.of(new int[] {2, 0, 1}, new double[] {frame[3], frame[4], frame[5]}));
            double[] angles = Rotation.angles(r, new int[] {2, 0, 1}, new double[] {frame[3], frame[4], frame[5] + 70});
            System.arraycopy(angles, 0, frame, 3, 3);
            turned[t] = frame;
        }
        PoseCoder coder = new PoseCoder(FIT);
        List<double[]> one = coder.encode(clip);
        List<double[]> other = coder.encode(new Clip("", clip.skeleton(), turned, clip.frameSeconds()));
        for (int t = 0; t < one.size(); t++) {
            assertThat(other.get(t)).containsExactly(one.get(t), within(1e-6));
        }
    }

    @Test
    void aWholeTurnIsNoMotion() {
        Skeleton skeleton = SWING.get(0).skeleton();
        double[] a = new double[skeleton.channels()];
        double[] b = a.clone();
        a[5] = 359;
        b[5] = 1;
        Clip clip = new Clip("", skeleton, new double[][] {a, b, a}, 0.1).unwrapped();
        assertThat(clip.frames()[1][5]).isEqualTo(361);
        assertThat(clip.frames()[2][5]).isEqualTo(359);
        assertThat(clip.resampled(20).frames()[1][5]).isCloseTo(360, within(1e-9));
        assertThat(clip.resampled(20).frames()).hasNumberOfRows(5);
    }

    @Test
    void channelsThatNeverMoveAreRestored() {
        assertThat(FIT.moving().get(9)).isFalse(); // the left arm is held 8 degrees to the side
        assertThat(FIT.rest().get(9)).isEqualTo(8);
        PoseCoder coder = new PoseCoder(FIT);
        List<double[]> noise = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int t = 0; t < 30; t++) {
            noise.add(random.doubles(coder.size(), -1, 1).toArray());
        }
        Clip made = coder.decode("", noise);
        assertThat(List.of(made.frames()))
                .allSatisfy(frame -> assertThat(frame[9]).isEqualTo(8));
        double[][][] places = Kinematics.places(made);
        for (double[][] frame : places) {
            double x = frame[4][0] - frame[3][0];
            double y = frame[4][1] - frame[3][1];
            double z = frame[4][2] - frame[3][2];
            assertThat(Math.sqrt(x * x + y * y + z * z)).isCloseTo(28, within(1e-9)); // bones keep their length
        }
    }

    @Test
    void theMirrorExchangesSidesAndIsItsOwnInverse() {
        Clip clip = SWING.get(1);
        Mirror mirror = Mirror.of(clip.skeleton()).orElseThrow();
        double[][] places = Kinematics.places(clip.skeleton(), clip.frames()[7]);
        double[][] mirrored = Kinematics.places(clip.skeleton(), mirror.of(clip).frames()[7]);
        int left = 5;
        int right = 8;
        assertThat(mirrored[right])
                .containsExactly(new double[] {-places[left][0], places[left][1], places[left][2]}, within(1e-9));
        assertThat(mirror.of(mirror.of(clip)).frames()).isDeepEqualTo(clip.frames());
        assertThat(List.of("lHand", "RightFoot", "leg_l", "arm.R", "LeftUpLeg", "lowerLeft", "neck", "lower"))
                .extracting(Mirror::other)
                .containsExactly("rHand", "LeftFoot", "leg_r", "arm.L", "RightUpLeg", "lowerRight", "neck", "lower");
    }

    private static SequenceData open(String json) throws IOException {
        return new MotionSource().open((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')), null);
    }

    @Test
    void zeroVelocityIsMeasuredAgainstTheTruth() throws IOException {
        SequenceData data = open("{}");
        Score still = data.baselines(Split.VALIDATION).get("zero velocity");
        assertThat(still.main().name()).isEqualTo("degrees at 400 ms");
        // by hand: the mean over windows and angles of the change in 12 frames
        double sum = 0;
        int count = 0;
        boolean[] rotations = SWING.get(0).skeleton().rotations();
        MotionFit fit = ((MotionCodec) data.codec()).fit();
        for (Clip clip : SWING) {
            double[][] frames = clip.part(540, 600).frames();
            for (int c = 0; c < rotations.length; c++) {
                if (rotations[c] && fit.moving().get(c)) {
                    sum += Math.abs(frames[29 + 12][c] - frames[29][c]);
                    count++;
                }
            }
        }
        assertThat(still.main().value()).isCloseTo(sum / count, within(1e-9));
    }

    @Test
    void figuresThatDifferAreNamed() throws IOException {
        Clip clip = SWING.get(0);
        Path one = Files.writeString(folder.resolve("a.bvh"), BvhWriter.text(clip));
        Path other = Files.writeString(
                folder.resolve("b.bvh"), BvhWriter.text(clip).replace("OFFSET 0.0 50.0 0.0", "OFFSET 0.0 60.0 0.0"));
        assertThatThrownBy(() -> open("{'source': ['%s', '%s']}".formatted(one, other)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s: its figure has other joints, channels or lengths than that of %s; a job learns one figure"
                                .formatted(other, one));
        Path plain =
                Files.writeString(folder.resolve("c.bvh"), BvhWriter.text(clip).replace("right", "starboard"));
        assertThatThrownBy(() -> open("{'source': ['%s'], 'mirror': true}".formatted(plain)))
                .hasMessageStartingWith(
                        "data.mirror = true, but the names of the joints do not pair a left and a right");
        assertThatThrownBy(() -> open("{'source': ['%s']}".formatted(folder.resolve("none.bvh"))))
                .hasMessageContaining("no such file or folder");
    }

    @Test
    void aMediumReadsAndWritesItsFiles() throws IOException {
        Medium medium = new MotionMedium(FIT);
        Path prompt = Files.writeString(
                folder.resolve("p.bvh"), BvhWriter.text(SWING.get(3).part(0, 40)));
        Piece piece = medium.read(prompt);
        assertThat(piece.length()).isEqualTo(40);
        List<Made> made = List.of(new Made(piece, 10, false, 1), new Made(piece, 0, false, 1));
        List<Path> files = medium.write(folder.resolve("out.bvh"), made, 2);
        assertThat(files).containsExactly(folder.resolve("out.bvh"), folder.resolve("out-2.bvh"));
        Clip again = BvhReader.read("", Files.readString(files.get(0)));
        for (int c = 6; c < again.skeleton().channels(); c++) { // of all joints but the root
            assertThat(again.frames()[20][c]).isCloseTo(SWING.get(3).frames()[20][c], within(1e-4));
        }
        medium.write(folder.resolve("out.gif"), made, 2);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(
                new ByteArrayInputStream(Files.readAllBytes(folder.resolve("out.gif")))));
        assertThat(reader.getNumImages(true)).isEqualTo(27); // 40 / 30 s at 20 pictures a second
        assertThat(reader.getWidth(0)).isEqualTo(440);
        medium.write(folder.resolve("out.html"), made, 2);
        assertThat(Files.readString(folder.resolve("out.html")))
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("src=");
    }

    @Test
    void aSavedCodecIsTheSame() {
        MotionCodec codec = new MotionCodec(FIT);
        assertThat(new MotionCodecFormat().read(codec.toJson())).isEqualTo(codec);
        ObjectNode damaged = codec.toJson().deepCopy();
        damaged.put("rate", 0);
        assertThatThrownBy(() -> new MotionCodecFormat().read(damaged))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("the model's codec \"motion\" is damaged");
    }

    @Test
    void aFrozenClipIsSlow() {
        Clip clip = SWING.get(0);
        double[][] still = new double[310][];
        java.util.Arrays.fill(still, clip.frames()[0]);
        Clip frozen = new Clip("frozen", clip.skeleton(), still, clip.frameSeconds());
        assertThat(MotionFigures.speeds(frozen)).containsExactly(0, 0);
        assertThat(MotionFigures.slide(frozen)).isZero();
        assertThat(new MotionFigures(Map.of(Split.TRAIN, List.of(clip), Split.TEST, List.of(frozen)), FIT).sentences())
                .anyMatch(line ->
                        line.startsWith("test, frozen: mean speed of joints 0.0 units a second (0.00 of training)"));
    }
}
