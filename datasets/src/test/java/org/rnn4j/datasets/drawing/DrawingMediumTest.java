package org.rnn4j.datasets.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.datasets.drawing.Drawing.Point;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.OnError;

/** Drawings from SVG files and to sheets. */
class DrawingMediumTest {
    private static final DrawingCodec CODEC = new DrawingCodec(18.5, new SvgDrawing(100, 0, 1));
    private static final DrawingMedium MEDIUM = new DrawingMedium(CODEC);

    @TempDir
    Path folder;

    private Path svg(String content) throws IOException {
        return Files.writeString(folder.resolve("in.svg"), content);
    }

    private static String root(String elements) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\n%s\n</svg>".formatted(elements);
    }

    /** The places of the points of a file, and "/" where the pen is lifted. */
    private String places(String content) throws IOException {
        StringBuilder text = new StringBuilder();
        double x = 0;
        double y = 0;
        for (Point point : CODEC.points((Piece.Steps) MEDIUM.read(svg(content)))) {
            x += point.dx();
            y += point.dy();
            text.append("%d,%d%s".formatted((int) x, (int) y, point.lift() ? "/" : " "));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M10 20 L30 20 30 50 | 0,0 20,0 20,30/",
                "m10,20 20,0l0,30 | 0,0 20,0 20,30/",
                "M10-20H30V5h-5v-5 | 0,0 20,0 20,25 15,25 15,20/",
                "M0 0 10 0 10 10z m20 20 5 5 | 0,0 10,0 10,10 0,0/20,20 25,25/",
                "M.5.5L1e1 2.5e0 | 0,0 10,2/",
                "M0 0L10 0M50 50M60 60L70 70 | 0,0 10,0/60,60 70,70/"
            })
    void readsTheCommandsOfAPath(String path, String places) throws IOException {
        assertThat(places(root("<path d=\"%s\"/>".formatted(path)))).isEqualTo(places);
    }

    /** The middle of a curve: of a cubic one by hand at t = 1/2, (p0 + 3 p1 + 3 p2 + p3) / 8. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M0 0 C0 40 80 40 80 0 | 40 | 30",
                "M0 0 c0 40 80 40 80 0 | 40 | 30",
                "M0 0 Q40 80 80 0 | 40 | 40",
                "M0 0 q40 80 80 0 | 40 | 40"
            })
    void flattensCurves(String path, double x, double y) {
        List<double[]> points = SvgPath.lines(path, "test").get(0).points();
        assertThat(points).hasSize(33);
        assertThat(points.get(16)).containsExactly(new double[] {x, y}, within(1e-9));
        assertThat(points.get(32)).containsExactly(new double[] {80, 0}, within(1e-9));
    }

    @Test
    void smoothCurvesMirrorTheControlPointBefore() {
        List<double[]> cubic = SvgPath.lines("M0 0 C0 40 80 40 80 0 S160 -40 160 0", "test")
                .get(0)
                .points();
        List<double[]> same = SvgPath.lines("M0 0 C0 40 80 40 80 0 C80 -40 160 -40 160 0", "test")
                .get(0)
                .points();
        List<double[]> quadratic =
                SvgPath.lines("M0 0 Q40 80 80 0 T160 0", "test").get(0).points();
        List<double[]> spelled =
                SvgPath.lines("M0 0 Q40 80 80 0 Q120 -80 160 0", "test").get(0).points();
        for (int i = 0; i < 65; i++) {
            assertThat(cubic.get(i)).containsExactly(same.get(i), within(1e-9));
            assertThat(quadratic.get(i)).containsExactly(spelled.get(i), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<polyline points=\"0,0 10,0 10 10\"/> | 0,0 10,0 10,10/",
                "<polygon points=\"0,0 10,0 10,10\"/> | 0,0 10,0 10,10 0,0/",
                "<line x1=\"5\" y1=\"5\" x2=\"9\" y2=\"8\"/> | 0,0 4,3/",
                "<rect x=\"1\" y=\"2\" width=\"10\" height=\"20\"/> | 0,0 10,0 10,20 0,20 0,0/",
                "<defs><path d=\"M0 0L1 1A\"/></defs><g><path d=\"M0 0L9 9\"/></g> | 0,0 9,9/"
            })
    void readsOtherElements(String element, String places) throws IOException {
        assertThat(places(root(element))).isEqualTo(places);
    }

    @Test
    void simplifiesCirclesToAFewPoints() {
        SvgDrawing coarse = new SvgDrawing(100, 2, 1);
        Drawing circle = coarse.read(new InputFile("circle.svg", root("<circle cx=\"50\" cy=\"50\" r=\"40\"/>")));
        assertThat(circle.points()).hasSizeBetween(8, 20);
        Bounds bounds = Bounds.of(Drawing.lines(circle.points()));
        assertThat(bounds.side()).isCloseTo(80, within(3.0));
    }

    @Test
    void scalesTheViewBoxToTheSizeOfTheModel() {
        SvgDrawing svg = new SvgDrawing(300, 0, 1);
        String half = "<svg viewBox=\"0 0 50 100\"><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"50\"/></svg>";
        assertThat(svg.read(new InputFile("half.svg", half)).points().get(1).dy())
                .isEqualTo(150);
        String unboxed = half.replace(" viewBox=\"0 0 50 100\"", "");
        assertThat(svg.read(new InputFile("half.svg", unboxed)).points().get(1).dy())
                .isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<path d=\"M0 0 A5 5 0 0 1 10 10\"/> | in.svg:2: the path has an elliptical arc (A), which is not read; convert arcs to curves",
                "<path d=\"L0 0\"/> | in.svg:2: the path begins with L instead of M",
                "<path d=\"M0 0 L5\"/> | in.svg:2: the path has too few numbers for L, which needs 2",
                "<path d=\"M0 0 Z 5\"/> | in.svg:2: the path has a number where a command was expected",
                "<path d=\"M0 0 L5 #\"/> | in.svg:2: the path has \"#\", which is neither a command nor a number",
                "<path d=\"M0 0 L5 5\" transform=\"scale(2)\"/> | in.svg:2: <path> has a transform, which is not read; apply transforms before saving",
                "<use href=\"#a\"/> | in.svg:2: <use> is not read; convert objects to paths before saving",
                "<text>A</text> | in.svg:2: <text> is not read; convert objects to paths before saving",
                "<line x1=\"1mm\" x2=\"2\"/> | in.svg:2: x1 has \"1mm\" instead of a number without a unit",
                "<line x1=\"NaN\" x2=\"2\"/> | in.svg:2: x1 has \"NaN\" instead of a number",
                "<polyline points=\"1 2 3\"/> | in.svg:2: points has 3 numbers, but must have pairs",
                "<g> | in.svg:3: not well-formed XML, or it has entities of a document type; save it as plain SVG"
            })
    void saysInOneLineWhatItCannotRead(String element, String message) throws IOException {
        Path file = svg(root(element));
        assertThatThrownBy(() -> MEDIUM.read(file))
                .isInstanceOf(UserException.class)
                .hasMessage(message.replace("in.svg", file.toString()));
    }

    @Test
    void doesNotReadExternalEntities() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "M0 0 L77 77");
        String type = "<!DOCTYPE svg [<!ENTITY secret SYSTEM \"%s\">]>".formatted(secret.toUri());
        assertThatThrownBy(() -> MEDIUM.read(svg(type + root("<title>&secret;</title><path d=\"M0 0 L5 5\"/>"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("entities of a document type")
                .hasMessageNotContaining("L77");
        String plain = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://127.0.0.1:1/svg11.dtd\">";
        assertThat(places(plain + root("<path d=\"M0 0 L5 5\"/>"))).isEqualTo("0,0 5,5/");
    }

    @Test
    void refusesFilesWithoutLines() throws IOException {
        Path empty = svg(root(""));
        assertThatThrownBy(() -> MEDIUM.read(empty)).hasMessage("%s: the file draws no lines".formatted(empty));
        Path html = svg("<html></html>");
        assertThatThrownBy(() -> MEDIUM.read(html))
                .hasMessage("%s:1: the root is <html>, but must be <svg>".formatted(html));
        Path point = svg("<svg><polyline points=\"5 5 5 5\"/></svg>");
        assertThatThrownBy(() -> MEDIUM.read(point)).hasMessage("%s: all points are at one place".formatted(point));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 1499})
    void aSheetReadAgainHasTheSamePoints(int number) throws IOException {
        Drawing figure = StrokeText.read(new InputFile("figures", Figures.text()), new BadExamples(OnError.STOP))
                .get(number);
        Path file = folder.resolve("sheet.svg");
        MEDIUM.write(file, List.of(new Made(new Piece.Steps(CODEC.steps(figure.points())), 3, true, 1)), 1);
        List<Point> again = CODEC.points((Piece.Steps) MEDIUM.read(file));
        assertThat(Drawing.lines(again).size())
                .isBetween(
                        Drawing.lines(figure.points()).size(),
                        Drawing.lines(figure.points()).size() + 1); // the prompt is a line of its own
        MEDIUM.write(file, List.of(new Made(new Piece.Steps(CODEC.steps(figure.points())), 0, true, 1)), 1);
        List<Point> exact = CODEC.points((Piece.Steps) MEDIUM.read(file));
        assertThat(exact.subList(1, exact.size())).isEqualTo(figure.points().subList(1, exact.size()));
    }

    @Test
    void writesPicturesOfSheets() throws IOException {
        List<double[]> cross = CODEC.steps(List.of(
                new Point(0, 0, false),
                new Point(100, 100, true),
                new Point(-100, 0, false),
                new Point(100, -100, true)));
        Made made = new Made(new Piece.Steps(cross), 2, true, 1);
        Path file = folder.resolve("sheet.png");
        assertThat(MEDIUM.write(file, List.of(made, made, made), 2)).containsExactly(file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(1600);
        assertThat(image.getRGB(1200, 1200)).isEqualTo(0xffffffff); // the fourth cell is empty
        assertThat(image.getRGB(600, 600) & 0xffffff).isEqualTo(0x3070c0); // the given line
        assertThat(image.getRGB(600, 200) & 0xffffff).isEqualTo(0x202020);
    }

    @Test
    void theNoiseOfTheLatticeIsUndoneByRounding() {
        List<Point> points = List.of(new Point(3, -7, false), new Point(0, 12, true));
        PointNoise noise = new PointNoise(1, new DrawingOptions.Augmentation(0, 0));
        List<double[]> steps = CODEC.steps(noise.spread(points, new Random(1)));
        assertThat(steps.get(0)[0] * 18.5).isNotEqualTo(3.0).isBetween(2.5, 3.5);
        assertThat(CODEC.points(new Piece.Steps(steps))).isEqualTo(points);
    }

    @Test
    void droppedPointsLeaveTheEndsOfLinesInTheirPlaces() {
        List<Point> points = List.of(
                new Point(1, 0, false),
                new Point(2, 1, false),
                new Point(3, 2, false),
                new Point(4, 3, true),
                new Point(5, 4, false),
                new Point(6, 5, true));
        PointNoise noise = new PointNoise(0, new DrawingOptions.Augmentation(0, 0.5));
        Random random = new Random(2);
        Set<Integer> counts = new TreeSet<>();
        for (int i = 0; i < 50; i++) {
            List<Point> rest = noise.training(points, random);
            List<Point> first = rest.subList(0, rest.size() - 2);
            counts.add(first.size());
            assertThat(first.get(0)).isEqualTo(points.get(0));
            assertThat(first.stream().mapToDouble(Point::dx).sum()).isEqualTo(10);
            assertThat(first.stream().mapToDouble(Point::dy).sum()).isEqualTo(6);
            assertThat(rest.subList(first.size(), rest.size())).isEqualTo(points.subList(4, 6));
        }
        assertThat(counts).containsExactly(2, 3, 4);
    }
}
