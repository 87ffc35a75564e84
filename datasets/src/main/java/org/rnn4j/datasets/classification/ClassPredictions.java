package org.rnn4j.datasets.classification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.Predictions;

/** Classes and their probabilities in the user's terms. */
public record ClassPredictions(ClassNames classes) {

    /** Names of the columns of a table. */
    public List<String> columns(boolean probabilities) {
        List<String> columns = new ArrayList<>(List.of("class", "probability"));
        if (probabilities) {
            classes.names().forEach(name -> columns.add("p(%s)".formatted(name)));
        }
        return columns;
    }

    /** One answer for each sequence. */
    public List<Prediction> decode(Predictions answers, boolean probabilities) {
        var said = (Predictions.ClassProbabilities) answers;
        return IntStream.range(0, said.batch())
                .mapToObj(b -> answer(said.probabilities()[b], said.best(b), probabilities))
                .toList();
    }

    private Prediction answer(float[] probabilities, int best, boolean all) {
        String name = classes.names().get(best);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("class", name)
                .put("probability", rounded(probabilities[best]));
        List<String> row = new ArrayList<>(List.of(name, number(probabilities[best])));
        String text = "%s %s".formatted(name, percent(probabilities[best]));
        if (all) {
            ObjectNode each = json.putObject("probabilities");
            for (int c = 0; c < probabilities.length; c++) {
                each.put(classes.names().get(c), rounded(probabilities[c]));
                row.add(number(probabilities[c]));
            }
            text += IntStream.range(0, probabilities.length)
                    .boxed()
                    .sorted((a, b) -> Float.compare(probabilities[b], probabilities[a]))
                    .map(c -> "%s %s".formatted(classes.names().get(c), percent(probabilities[c])))
                    .collect(Collectors.joining(", ", " (", ")"));
        }
        Map<String, Float> likely = new LinkedHashMap<>();
        for (int c = 0; c < probabilities.length; c++) {
            likely.put(classes.names().get(c), probabilities[c]);
        }
        return new Prediction(new PredictedValue.OneClass(name, likely), text, json, List.of(row));
    }

    private static double rounded(float probability) {
        return Math.round(probability * 1e6) / 1e6;
    }

    private static String number(float probability) {
        return String.format(Locale.ROOT, "%.6f", probability);
    }

    private static String percent(float probability) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * probability);
    }
}
