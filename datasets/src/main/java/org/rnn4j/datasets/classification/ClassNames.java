package org.rnn4j.datasets.classification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.codec.CodecJson;
import org.rnn4j.datasets.examples.Example;

/**
 * The classes of a data set, in the order of the network's output.
 *
 * @param names distinct names; numbers in numeric order, other names in alphabetical order
 */
public record ClassNames(List<String> names) {
    public ClassNames {
        names = List.copyOf(names);
    }

    /**
     * The classes of a training split.
     *
     * @throws UserException if a classifier cannot learn from them
     */
    public static ClassNames fit(List<? extends Example<?, String>> training) {
        if (training.isEmpty()) {
            throw new UserException("data: no training examples are left; use more data, or a larger data.split.train");
        }
        List<String> labels = training.stream().map(Example::target).distinct().toList();
        if (labels.size() == 1) {
            throw new UserException(
                    "data: all %d training examples have the class \"%s\" (the first: %s); a classifier needs two classes"
                            .formatted(
                                    training.size(),
                                    labels.get(0),
                                    training.get(0).origin()));
        }
        if (labels.size() == training.size() && labels.size() > 2) {
            throw new UserException(
                    "data: %d examples have %d classes, one each (the first: \"%s\", %s); check that data.format names the right label"
                            .formatted(
                                    training.size(),
                                    labels.size(),
                                    labels.get(0),
                                    training.get(0).origin()));
        }
        boolean numbers = labels.stream().allMatch(label -> label.matches("-?\\d{1,9}"));
        Comparator<String> order = numbers ? Comparator.comparingInt(Integer::parseInt) : Comparator.naturalOrder();
        return new ClassNames(labels.stream().sorted(order).toList());
    }

    public int size() {
        return names.size();
    }

    /**
     * The id of a class.
     *
     * @param origin file and line, for the error
     */
    public int idOf(String name, String origin) {
        int id = names.indexOf(name);
        if (id < 0) {
            throw new UserException("%s: the class \"%s\" is not among the %d of the training split; %sthere are %s"
                    .formatted(
                            origin,
                            name,
                            size(),
                            Suggestion.phrase(name, names),
                            String.join(", ", names.subList(0, Math.min(20, size())))));
        }
        return id;
    }

    /** Reads the classes from {@code "classes"} of a codec. */
    public static ClassNames read(String format, JsonNode json) {
        List<String> names = new ArrayList<>();
        json.path("classes").forEach(name -> names.add(name.asText()));
        if (names.size() < 2 || new HashSet<>(names).size() < names.size()) {
            throw CodecJson.damaged(format, "it must have two or more different \"classes\"");
        }
        return new ClassNames(names);
    }
}
