package org.rnn4j.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.RequestInput.Form;
import org.rnn4j.serve.http.Problem;

/** The inputs of a body as requests: texts are lines, objects are lines of JSON. */
final class Inputs {
    private Inputs() {}

    static int count(JsonNode inputs) {
        return inputs.isArray() ? inputs.size() : 1;
    }

    static RequestInput of(JsonNode inputs, int most) {
        List<JsonNode> all = IntStream.range(0, count(inputs))
                .mapToObj(i -> inputs.isArray() ? inputs.get(i) : inputs)
                .toList();
        if (all.isEmpty()) {
            throw Problem.bad("inputs is empty");
        }
        if (all.size() > most) {
            throw Problem.tooLarge("%,d inputs, but at most %,d are predicted at once".formatted(all.size(), most));
        }
        boolean texts = all.get(0).isTextual();
        for (int i = 0; i < all.size(); i++) {
            require(all.get(i), i, texts);
        }
        String lines = all.stream()
                .map(input -> texts ? input.textValue() : input.toString())
                .collect(Collectors.joining("\n"));
        return RequestInput.of("inputs", texts ? Form.LINES : Form.JSON, new BufferedReader(new StringReader(lines)));
    }

    private static void require(JsonNode input, int index, boolean texts) {
        if (!input.isTextual() && !input.isObject()) {
            throw Problem.bad("inputs[%d] = %s, but must be a text or an object".formatted(index, shown(input)));
        }
        if (input.isTextual() != texts) {
            throw Problem.bad(
                    "inputs must be all texts or all objects, but inputs[%d] differs from inputs[0]".formatted(index));
        }
        if (texts && input.textValue().isBlank()) {
            throw Problem.bad("inputs[%d] is blank".formatted(index));
        }
        if (texts && input.textValue().chars().anyMatch(c -> c == '\n' || c == '\r')) {
            throw Problem.bad(
                    "inputs[%d] has a line break, but a text is one line; send an object instead".formatted(index));
        }
    }

    private static String shown(JsonNode input) {
        String text = input.toString();
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
