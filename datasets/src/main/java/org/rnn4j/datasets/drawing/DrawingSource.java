package org.rnn4j.datasets.drawing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.drawing.Drawing.Point;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;

/**
 * {@code type: drawings}: drawings as sequences of pen strokes.
 *
 * <pre>
 *   data:
 *     type: drawings
 *     source: sheep.txt        # text, a drawing a line; SVG files; folders of both; or figures, which are built in
 *     max-points: 250          # longer drawings are left out
 *     grid: 1                  # spacing of the lattice of the points
 *     size: 255                # of SVG files
 *     simplify: 2
 *     augmentation: {scale: 0.15, drop: 0.1}
 * </pre>
 *
 * <p>The scale of the offsets is fitted on the training split. A fitted codec overrides {@code grid}, {@code size} and {@code simplify}.
 */
public final class DrawingSource implements ExampleSource {
    static final String TYPE = "drawings";
    private static final List<String> ENDINGS = List.of(".txt", ".svg");

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(DrawingOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), DrawingOptions.class, "data");
        Reading reading = Reading.of(options.files(), Map.of("figures", Figures::text));
        SvgDrawing svg = fitted instanceof DrawingCodec codec
                ? codec.svg()
                : new SvgDrawing(options.size(), options.simplify(), options.grid());
        Map<Split, List<Drawing>> drawings =
                reading.splits((key, names) -> read(reading, key, names, svg), drawing -> "", null);
        int tooLong = 0;
        for (List<Drawing> some : drawings.values()) {
            int before = some.size();
            some.removeIf(drawing -> drawing.points().size() > options.maxPoints());
            tooLong += before - some.size();
        }
        DrawingCodec codec = fitted instanceof DrawingCodec given
                ? given
                : fit(drawings.get(Split.TRAIN), svg, tooLong, options.maxPoints());
        return new DrawingData(reading, drawings, codec, options, tooLong);
    }

    private static List<Drawing> read(Reading reading, String key, List<String> names, SvgDrawing svg) {
        List<Drawing> drawings = new ArrayList<>();
        for (InputFile file : reading.files().read(key, names, ENDINGS)) {
            if (file.name().toLowerCase(Locale.ROOT).endsWith(".svg")) {
                reading.bad().keep(() -> svg.read(file)).ifPresent(drawings::add);
            } else {
                drawings.addAll(StrokeText.read(file, reading.bad()));
            }
        }
        return drawings;
    }

    private static DrawingCodec fit(List<Drawing> training, SvgDrawing svg, int tooLong, int maxPoints) {
        if (training.isEmpty()) {
            throw new UserException("data.source leaves no training drawings%s"
                    .formatted(
                            tooLong > 0
                                    ? ": %d have more than data.max-points = %d points; raise it"
                                            .formatted(tooLong, maxPoints)
                                    : "; use more drawings or raise data.split.train"));
        }
        double sum = 0;
        double squares = 0;
        long count = 0;
        double sides = 0;
        for (Drawing drawing : training) {
            for (Point point : drawing.points()) {
                sum += point.dx() + point.dy();
                squares += point.dx() * point.dx() + point.dy() * point.dy();
                count += 2;
            }
            sides += Bounds.of(Drawing.lines(drawing.points())).side() / training.size();
        }
        double mean = sum / count;
        double deviation = Math.sqrt(squares / count - mean * mean);
        if (!(deviation > 0)) {
            throw new UserException(
                    "data.source: all offsets of the training drawings are equal; use drawings with lines");
        }
        return new DrawingCodec(deviation, new SvgDrawing(Math.max(1, sides), svg.simplify(), svg.grid()));
    }
}
