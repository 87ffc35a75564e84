package org.rnn4j.models.head.segment;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;

/**
 * Equations, sizes and parameter layout of a forecaster by segments (SegRNN). A window of S segments of w rows is read for
 * each target c on its own, with the same weights for all; x_s are the values of the target in segment s minus the last value
 * of the window, and the other features of these rows:
 *
 * <pre>
 *   e_s  = relu(x_s · embed)                          for the segments s = 1 .. S
 *   h_s  = cell(e_s, h_(s-1))
 *   g_i  = cell([position_i ; channel_c] + k_i · known, h_S)     for the segments i of the horizon, all from h_S
 *   y_i  = g_i · output                               w steps, plus the last value of the window if y are values
 * </pre>
 *
 * <p>k_i are the features of segment i that are known ahead; the paper has no covariates. Its last segment may be longer than
 * the horizon; what is too much is not used.
 *
 * @param cell recurrent cell
 * @param hidden hidden size d
 * @param segment w, rows of a segment
 * @param targets number of targets, which are the first features
 * @param history rows of the window, a multiple of w
 * @param horizon rows to forecast
 * @param features features per time step
 * @param knownFrom first feature that is known ahead, of the next row in each time step
 * @param knownTo end of the features that are known ahead, and of those that are read
 * @param outputs outputs per value: parameters of its distribution
 * @param shifted number of leading outputs to which the last value is added
 * @see <a href="https://arxiv.org/abs/2308.11200">Lin et al., 2023</a>
 */
public record SegmentShape(
        Cell cell,
        int hidden,
        int segment,
        int targets,
        int history,
        int horizon,
        int features,
        int knownFrom,
        int knownTo,
        int outputs,
        int shifted) {

    /**
     * A parameter: a matrix or a vector.
     *
     * @param offset offset in the flat parameters
     * @param columnMajor whether it is stored in column-major order, as in DL4J's dense layers
     */
    public record Part(String name, int offset, int rows, int columns, boolean columnMajor) {
        /** Number of values. */
        public int length() {
            return rows * columns;
        }
    }

    /** Number of segments of the history. */
    int read() {
        return history / segment;
    }

    /** Number of segments of the horizon. */
    int decoded() {
        return (horizon + segment - 1) / segment;
    }

    /** Number of features beside the targets. */
    int others() {
        return knownTo - targets;
    }

    /** Number of features that are known ahead. */
    int known() {
        return knownTo - knownFrom;
    }

    /** Numbers in a segment of one target and the other features. */
    int embedded() {
        return segment * (1 + others());
    }

    /** Size of a position; the rest of the cell's input is that of a channel. */
    int position() {
        return hidden / 2;
    }

    /** Shape of the recurrent layer. */
    public CellShape layer() {
        return new CellShape(cell, hidden, hidden);
    }

    /** Numbers of a sequence's output: {@code [horizon][targets][outputs]}. */
    public int width() {
        return horizon * targets * outputs;
    }

    /** All parameters, in the order of the flat parameters. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        add(parts, "embed_W", embedded(), hidden, true);
        add(parts, "embed_b", 1, hidden, false);
        add(parts, "layer_W", hidden, layer().gateColumns(), false);
        add(parts, "layer_U", hidden, layer().recurrentColumns(), false);
        add(parts, "layer_b", 1, layer().bLength(), false);
        if (known() > 0) {
            add(parts, "known_W", segment * known(), hidden, true);
        }
        add(parts, "position_W", decoded(), position(), false);
        add(parts, "channel_W", targets, hidden - position(), false);
        add(parts, "output_W", hidden, segment * outputs, true);
        add(parts, "output_b", 1, segment * outputs, false);
        return parts;
    }

    private static void add(List<Part> parts, String name, int rows, int columns, boolean columnMajor) {
        int from = 0;
        if (!parts.isEmpty()) {
            Part last = parts.get(parts.size() - 1);
            from = last.offset() + last.length();
        }
        parts.add(new Part(name, from, rows, columns, columnMajor));
    }

    /** Offset of a parameter in the flat parameters; negative if there is none of the name. */
    public int offset(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .mapToInt(Part::offset)
                .findFirst()
                .orElse(-1);
    }

    /** Number of values of all parameters. */
    public int parameterCount() {
        Part last = parts().get(parts().size() - 1);
        return last.offset() + last.length();
    }
}
