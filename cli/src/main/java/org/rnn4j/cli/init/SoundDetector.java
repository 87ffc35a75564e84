package org.rnn4j.cli.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.datasets.audio.SoundFolder;

/** Recordings with a class each: in a subfolder per class, or named with parts that are divided by {@code _} or {@code -}. */
final class SoundDetector {
    private static final int MAX_CLASSES = 200;
    private static final int MIN_EXAMPLES = 3; // per class

    private SoundDetector() {}

    static List<Guess> guesses(Inputs inputs, SoundFolder sounds) {
        List<String> folders = sounds.names().stream()
                .map(name -> name.replaceFirst("/[^/]*$", "").replaceFirst(".*/", ""))
                .toList();
        return named(sounds)
                .map(format -> guess(inputs, sounds, format))
                .or(() -> areClasses(folders)
                        ? Optional.of(guess(
                                inputs,
                                sounds,
                                new Format(
                                        "folders", "a subfolder per class: " + some(folders), distinct(folders), "")))
                        : Optional.empty())
                .stream()
                .toList();
    }

    /**
     * Where the classes are.
     *
     * @param group field by which the split may be made; empty if none is known
     */
    private record Format(String value, String why, int classes, String group) {}

    private static Guess guess(Inputs inputs, SoundFolder sounds, Format format) {
        int examples = sounds.names().size();
        GuessBuilder guess = new GuessBuilder("classification", "labelled-audio", inputs)
                .data("format", format.value(), format.why())
                .data("rate", Integer.toString(sounds.rate()), "that of the first recording; others are resampled")
                .data("features", "log-mel", "");
        if (!format.group().isEmpty()) {
            guess.data(
                    "augmentation",
                    "{speed: 0.15, vocal-tract: 0.15}",
                    "random changes to training recordings, as there are several speakers; to test with other speakers, set data.split to {type: group, by: %s, test: [...]}"
                            .formatted(format.group()));
        }
        return guess.splits(inputs, examples)
                .sized("gru", true, examples, 0)
                .model("pooling", "mean", "")
                .training("best-by", "score", "")
                .build(Guess.SURE, "%,d recordings of %d classes".formatted(examples, format.classes()));
    }

    private static boolean areClasses(List<String> values) {
        int count = distinct(values);
        return count >= 2 && count <= MAX_CLASSES && values.size() >= MIN_EXAMPLES * count;
    }

    private static int distinct(List<String> values) {
        return (int) values.stream().distinct().count();
    }

    private static String some(List<String> values) {
        return values.stream().distinct().limit(4).collect(Collectors.joining(", "));
    }

    /** Names of equally many parts, one of which has few values. */
    private static Optional<Format> named(SoundFolder sounds) {
        List<String> names = sounds.names().stream()
                .map(name -> name.replaceFirst(".*/", ""))
                .toList();
        String ending = names.get(0).replaceFirst(".*\\.", ".");
        for (String separator : List.of("_", "-")) {
            List<String[]> parts = names.stream()
                    .map(name -> name.replaceFirst("\\.[^.]*$", "").split(Pattern.quote(separator), -1))
                    .toList();
            int count = parts.get(0).length;
            boolean alike = names.stream().allMatch(name -> name.endsWith(ending))
                    && parts.stream()
                            .allMatch(one ->
                                    one.length == count && List.of(one).stream().noneMatch(String::isEmpty));
            if (alike && count > 1) {
                List<List<String>> columns = IntStream.range(0, count)
                        .mapToObj(i -> parts.stream().map(one -> one[i]).toList())
                        .toList();
                return IntStream.range(0, count)
                        .filter(i -> areClasses(columns.get(i)))
                        .mapToObj(label -> format(columns, label, separator, ending))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static Format format(List<List<String>> columns, int label, String separator, String ending) {
        List<String> fields = new ArrayList<>();
        String group = "";
        for (int i = 0; i < columns.size(); i++) {
            List<String> column = columns.get(i);
            boolean isName = column.stream().noneMatch(value -> value.matches("\\d+")) && areClasses(column);
            if (i == label) {
                fields.add("{label}");
            } else if (isName && group.isEmpty()) {
                group = "speaker";
                fields.add("{speaker}");
            } else {
                fields.add("{part%d}".formatted(fields.size() + 1));
            }
        }
        return new Format(
                "{type: names, pattern: \"%s%s\"}".formatted(String.join(separator, fields), ending),
                "part %d of the names has %d values: %s"
                        .formatted(label + 1, distinct(columns.get(label)), some(columns.get(label))),
                distinct(columns.get(label)),
                group);
    }
}
