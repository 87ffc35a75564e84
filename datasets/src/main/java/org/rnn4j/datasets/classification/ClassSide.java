package org.rnn4j.datasets.classification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.datasets.sides.SourceSide;
import org.rnn4j.datasets.sides.TargetSide;

/**
 * One class per example, spelled as its name.
 *
 * @param path linear model that predicts together with the network
 */
public record ClassSide(ClassNames classes, Optional<LinearPath> path) implements TargetSide<String> {

    /** Classes that a network predicts alone. */
    public ClassSide(ClassNames classes) {
        this(classes, Optional.empty());
    }

    @Override
    public OutputSpec output(List<SequenceValues> training) {
        long[] counts = counts(ids(training), classes.size());
        return new OutputSpec.OneClass(
                classes.names(), Arrays.stream(counts).boxed().toList());
    }

    /** The class of each item. */
    public static int[] ids(List<SequenceValues> targets) {
        return targets.stream()
                .mapToInt(target -> ((ClassIds) target).classes()[0])
                .toArray();
    }

    static long[] counts(int[] ids, int classCount) {
        long[] counts = new long[classCount];
        for (int id : ids) {
            counts[id]++;
        }
        return counts;
    }

    @Override
    public ClassIds encode(String item, String origin) {
        return new ClassIds(new int[] {classes.idOf(item, origin)});
    }

    @Override
    public Prediction decode(Asked asked, Predictions predictions, int b, boolean all) {
        var classProbabilities = (ClassProbabilities) predictions;
        float[] alone = classProbabilities.probabilities()[b];
        float[] probabilities =
                path.map(linear -> linear.pooled(alone, asked.encoded())).orElse(alone);
        int best = new ClassProbabilities(new float[][] {probabilities}).best(0);
        String name = classes.names().get(best);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("class", name)
                .put("probability", rounded(probabilities[best]));
        List<String> row = new ArrayList<>(List.of(asked.line(), name, number(probabilities[best])));
        String text = "%s %s".formatted(name, percent(probabilities[best]));
        if (all) {
            ObjectNode each = json.putObject("probabilities");
            for (int c = 0; c < probabilities.length; c++) {
                each.put(classes.names().get(c), rounded(probabilities[c]));
                row.add(number(probabilities[c]));
            }
            text += IntStream.range(0, probabilities.length)
                    .boxed()
                    .sorted((a, c) -> Float.compare(probabilities[c], probabilities[a]))
                    .map(c -> "%s %s".formatted(classes.names().get(c), percent(probabilities[c])))
                    .collect(Collectors.joining(", ", " (", ")"));
        }
        if (asked.source().isShown()) {
            json.put(asked.source().noun(), asked.line());
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

    @Override
    public List<String> columns(SourceSide<?> source, boolean probabilities) {
        List<String> columns = new ArrayList<>(List.of(source.noun(), "class", "probability"));
        if (probabilities) {
            classes.names().forEach(name -> columns.add("p(%s)".formatted(name)));
        }
        return columns;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("classes", classes.size());
    }

    @Override
    public void write(ObjectNode json) {
        classes.names().forEach(json.putArray("classes")::add);
        path.ifPresent(linear -> linear.write(json));
    }

    /**
     * Reads a side that {@link #write} wrote.
     *
     * @param linear reads the linear model of the codec's sources
     */
    public static ClassSide read(String format, JsonNode json, LinearPath.Reader linear) {
        ClassNames classes = ClassNames.read(format, json);
        return new ClassSide(classes, LinearPath.read(format, json, classes.size(), linear));
    }
}
