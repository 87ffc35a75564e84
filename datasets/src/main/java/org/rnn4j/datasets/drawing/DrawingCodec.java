package org.rnn4j.datasets.drawing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.distribution.StrokeMixture;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.StepCodec;
import org.rnn4j.datasets.drawing.Drawing.Point;

/**
 * The codec of drawings: a step is a point, whose offset is divided by the deviation of the training offsets.
 *
 * @param deviation standard deviation of the offsets of the training drawings, both axes together
 * @param svg how SVG files become drawings
 */
record DrawingCodec(double deviation, SvgDrawing svg) implements StepCodec {
    static final String FORMAT = "drawings";

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("deviation", deviation)
                .put("grid", svg.grid())
                .put("size", svg.size())
                .put("simplify", svg.simplify());
    }

    static DrawingCodec read(JsonNode json) {
        return new DrawingCodec(
                json.get("deviation").asDouble(),
                new SvgDrawing(
                        json.get("size").asDouble(),
                        json.get("simplify").asDouble(),
                        json.get("grid").asDouble()));
    }

    @Override
    public Optional<InputSpec> input() {
        return Optional.of(new InputSpec.Vectors(StrokeMixture.VALUES));
    }

    @Override
    public Optional<OutputSpec> output() {
        return Optional.of(new OutputSpec.Strokes());
    }

    @Override
    public int inputFeatures() {
        return StrokeMixture.VALUES;
    }

    @Override
    public Optional<Medium> medium() {
        return Optional.of(new DrawingMedium(this));
    }

    /** The steps of a drawing, the last of which ends it. */
    List<double[]> steps(List<Point> points) {
        List<double[]> steps = beginning(points);
        Point last = points.get(points.size() - 1);
        steps.set(
                steps.size() - 1, StrokeMixture.step(last.dx() / deviation, last.dy() / deviation, StrokeMixture.END));
        return steps;
    }

    /** The steps of a drawing that a model continues: its last point lifts the pen. */
    List<double[]> beginning(List<Point> points) {
        List<double[]> steps = new ArrayList<>();
        for (Point point : points) {
            int pen = point.lift() ? StrokeMixture.LIFT : StrokeMixture.DRAW;
            steps.add(StrokeMixture.step(point.dx() / deviation, point.dy() / deviation, pen));
        }
        return steps;
    }

    /** The points of a piece, on the lattice. */
    List<Point> points(Piece.Steps piece) {
        return piece.steps().stream()
                .map(step -> new Point(
                        Grid.round(step[0] * deviation, svg.grid()),
                        Grid.round(step[1] * deviation, svg.grid()),
                        step[StrokeMixture.DRAW] == 0))
                .toList();
    }
}
