package org.rnn4j.datasets.sides.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;
import org.rnn4j.datasets.sides.SourceSide;

/**
 * Times of words for the user: seconds, if time steps have a length, otherwise time steps.
 *
 * @param stepSeconds seconds of a time step
 */
record WordTimes(OptionalDouble stepSeconds) {

    static WordTimes of(SourceSide<?> source) {
        return new WordTimes(source.stepSeconds());
    }

    /** The start of a time step: seconds with three decimals, or its number. */
    ValueNode number(int step) {
        return stepSeconds.isEmpty()
                ? IntNode.valueOf(step)
                : DecimalNode.valueOf(
                        BigDecimal.valueOf(step * stepSeconds.getAsDouble()).setScale(3, RoundingMode.HALF_UP));
    }

    /** Words with their times and their confidence, each on a line that begins with a line feed. */
    String shown(List<SpokenWord> words) {
        return words.stream().map(word -> "\n  " + shown(word)).collect(Collectors.joining());
    }

    /** A row of a table for each word; one with empty cells if there are none. */
    List<List<String>> rows(String line, List<SpokenWord> words) {
        if (words.isEmpty()) {
            return List.of(List.of(line, "", "", "", ""));
        }
        return words.stream()
                .map(word -> List.of(
                        line,
                        word.text(),
                        number(word.begin()).asText(),
                        number(word.end()).asText(),
                        Double.toString(word.confidence())))
                .toList();
    }

    private String shown(SpokenWord word) {
        return stepSeconds.isEmpty()
                ? String.format(
                        Locale.ROOT, "%4d-%-4d %.2f  %s", word.begin(), word.end(), word.confidence(), word.text())
                : String.format(
                        Locale.ROOT,
                        "%7s-%-7s s  %.2f  %s",
                        number(word.begin()).asText(),
                        number(word.end()).asText(),
                        word.confidence(),
                        word.text());
    }

    /** Appends an object for each word. */
    void write(List<SpokenWord> words, ArrayNode into) {
        for (SpokenWord word : words) {
            ObjectNode json = into.addObject().put("word", word.text());
            json.set("begin", number(word.begin()));
            json.set("end", number(word.end()));
            json.put("confidence", word.confidence());
        }
    }
}
