package org.rnn4j.cli.init;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files for training, validation and test that belong together by their names: train.csv, dev.csv, test.csv. */
final class SplitFiles {
    private static final Pattern TRAIN = Pattern.compile("(?i)(?<![a-z])train(ing)?(?![a-z])");
    private static final Pattern OTHER = Pattern.compile("(?i)(?<![a-z])(valid(ation)?|val|dev|test|eval)(?![a-z])");
    private static final Map<String, List<String>> SPELLINGS =
            Map.of("validation", List.of("valid", "validation", "val", "dev"), "test", List.of("test", "eval"));

    private SplitFiles() {}

    static boolean isTraining(Path file) {
        return TRAIN.matcher(file.getFileName().toString()).find();
    }

    static boolean isOther(Path file) {
        return OTHER.matcher(file.getFileName().toString()).find();
    }

    /** The files beside a training file, by split. */
    static Map<String, Path> beside(Path training) {
        Map<String, Path> found = new LinkedHashMap<>();
        for (String split : List.of("validation", "test")) {
            SPELLINGS.get(split).stream()
                    .flatMap(spelling -> renamed(training, spelling).stream())
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(file -> found.put(split, file));
        }
        return found;
    }

    private static Optional<Path> renamed(Path training, String spelling) {
        String name = training.getFileName().toString();
        Matcher word = TRAIN.matcher(name);
        if (!word.find()) {
            return Optional.empty();
        }
        boolean upper = word.group().equals(word.group().toUpperCase(Locale.ROOT));
        String other = upper ? spelling.toUpperCase(Locale.ROOT) : spelling;
        return Stream.of(name.substring(0, word.start()) + other + name.substring(word.end()))
                .map(training::resolveSibling)
                .findFirst();
    }
}
