package org.rnn4j.models.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.job.Variants;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;

/**
 * Content of one golden file. All arrays are float64 and batch-major, as in the file. The loss is the weighted sum of
 * outputs and final states.
 *
 * @param name file name without extension
 * @param shape the cell and its sizes
 * @param lengths [batch]
 * @param x [batch, time, input]
 * @param outputs [batch, time, directions * hidden]
 * @param lossWeightsOnOutputs [batch, time, directions * hidden]
 * @param gradX [batch, time, input]
 * @param directions the forward direction and, in a bidirectional case, the backward direction
 */
public record GoldenCase(
        String name,
        CellShape shape,
        int[] lengths,
        INDArray x,
        INDArray outputs,
        double loss,
        INDArray lossWeightsOnOutputs,
        INDArray gradX,
        List<Direction> directions) {

    /**
     * Values of one direction; parameters by name in the equations, states in the cell's order, each [batch, hidden].
     */
    public record Direction(
            Map<String, INDArray> parameters,
            Map<String, INDArray> gradParameters,
            List<INDArray> initialState,
            List<INDArray> finalState,
            List<INDArray> gradInitialState,
            List<INDArray> lossWeightsOnFinalState) {}

    /**
     * Parses the text of a golden file.
     *
     * @throws org.rnn4j.core.error.UserException if the text is not a golden file
     */
    public static GoldenCase parse(String name, String json) {
        GoldenJson file = GoldenJson.parse(name, json);
        Cell cell = cell(file);
        return new GoldenCase(
                name,
                new CellShape(cell, file.integer("inputSize"), file.integer("hiddenSize")),
                file.integers("lengths"),
                file.array("x"),
                file.array("outputs"),
                file.number("loss"),
                file.array("lossWeightsOnOutputs"),
                file.array("gradX"),
                file.objects("directions").stream().map(GoldenCase::direction).toList());
    }

    private static Cell cell(GoldenJson file) {
        String cell = file.text("cell");
        return switch (cell) {
            case "basic-rnn" -> new BasicRnn();
            case "lstm" -> new Lstm(file.number("forgetBias"));
            case "gru-reset-before" -> new Gru(false);
            case "gru-reset-after" -> new Gru(true);
            default ->
                Variants.withDefaults(Cell.class, cell)
                        .orElseThrow(() -> file.error(
                                "cell",
                                "= " + cell + ", but must be basic-rnn, lstm, gru-reset-before, gru-reset-after"));
        };
    }

    private static Direction direction(GoldenJson file) {
        return new Direction(
                byName(file, "params"),
                byName(file, "gradParams"),
                list(file, "initialState"),
                list(file, "finalState"),
                list(file, "gradInitialState"),
                list(file, "lossWeightsOnFinalState"));
    }

    private static Map<String, INDArray> byName(GoldenJson file, String field) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : file.field(field).properties()) {
            arrays.put(entry.getKey(), file.array(field + "." + entry.getKey(), entry.getValue()));
        }
        return arrays;
    }

    private static List<INDArray> list(GoldenJson file, String field) {
        List<INDArray> arrays = new ArrayList<>();
        file.field(field).forEach(node -> arrays.add(file.array(field, node)));
        return arrays;
    }
}
