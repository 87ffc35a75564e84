package org.rnn4j.cli.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the keys of a {@link Guess}. Not thread-safe. */
final class GuessBuilder {
    private final String task;
    private final Map<String, List<Guess.Key>> blocks = new LinkedHashMap<>();

    /** Starts with the files of the data, and with their encoding if it is not UTF-8. */
    GuessBuilder(String task, String type, Inputs inputs) {
        this.task = task;
        data("type", type, "");
        data("source", Yaml.list(inputs.source()), "");
        if (!inputs.sample().charset().equals("UTF-8")) {
            data("encoding", inputs.sample().charset(), inputs.sample().whyCharset());
        }
    }

    GuessBuilder data(String name, String value, String why) {
        return key("data", name, value, why);
    }

    GuessBuilder model(String name, Object value, String why) {
        return key("model", name, value.toString(), why);
    }

    GuessBuilder training(String name, Object value, String why) {
        return key("training", name, value.toString(), why);
    }

    GuessBuilder decoding(String name, Object value) {
        return key("decoding", name, value.toString(), "");
    }

    private GuessBuilder key(String block, String name, String value, String why) {
        blocks.computeIfAbsent(block, any -> new ArrayList<>()).add(new Guess.Key(name, value, why));
        return this;
    }

    /** The split of examples: files for the validation and the test split where there are some, else shares. */
    GuessBuilder splits(Inputs inputs, long examples) {
        inputs.splits().forEach((split, files) -> data(split, Yaml.list(files), "it lies beside the training file"));
        if (inputs.splits().isEmpty()) {
            data(
                    "split",
                    examples < 50
                            ? "{train: 0.7, validation: 0.3, test: 0}"
                            : "{train: 0.8, validation: 0.1, test: 0.1}",
                    "no other files for validation and test; at random, the same in every run");
        } else if (!inputs.splits().containsKey("validation")) {
            data("split", "{train: 0.9, validation: 0.1}", "no file for validation");
        }
        return this;
    }

    /** Recurrent layers and an optimizer for a number of examples. */
    GuessBuilder sized(String cell, boolean bidirectional, long examples, int embedding) {
        int hidden = examples < 500 ? 32 : examples < 5_000 ? 64 : 128;
        model("cell", cell, "");
        model("hidden-size", hidden, "for %,d examples".formatted(examples));
        model("layers", 1, "");
        if (bidirectional) {
            model("bidirectional", true, "");
        }
        if (embedding > 0) {
            model("embedding-size", Math.min(embedding, 2 * hidden), "");
        }
        model("dropout", examples < 500 ? 0.2 : 0.3, "");
        long batch = examples < 500 ? 8 : 32;
        long epochs = Math.max(4, Math.min(40, 60_000 / Math.max(1, examples)));
        training("batch-size", batch, "");
        training("epochs", epochs, "about %,d steps".formatted(Math.max(1, epochs * examples / batch)));
        return training("optimizer", "{type: adam, learning-rate: 0.003}", "");
    }

    Guess build(int rank, String what) {
        return new Guess(task, rank, what, Map.copyOf(blocks));
    }
}
