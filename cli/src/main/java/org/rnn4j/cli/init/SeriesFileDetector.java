package org.rnn4j.cli.init;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.error.UserException;

/** Series and their classes in the format of the UCR and UEA archives. */
final class SeriesFileDetector implements Detector {
    @Override
    public List<Guess> guesses(Inputs inputs) {
        List<String> lines = inputs.sample().lines();
        Optional<String> classes = lines.stream()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("@classlabel") || line.startsWith("@targetlabel"))
                .findFirst();
        boolean data = lines.stream().anyMatch(line -> line.strip().equalsIgnoreCase("@data"));
        if (!data || classes.isEmpty()) {
            return List.of();
        }
        if (!classes.get().startsWith("@classlabel true")) {
            throw new UserException("%s has series, but no classes (%s); a job for .ts files needs classes"
                    .formatted(inputs.sample().file(), classes.get()));
        }
        List<String> rows = lines.stream()
                .dropWhile(line -> !line.strip().equalsIgnoreCase("@data"))
                .skip(1)
                .filter(line -> !line.isBlank())
                .toList();
        long examples = Math.round(rows.size() * inputs.sample().times());
        GuessBuilder guess = new GuessBuilder("classification", "labelled-series", inputs)
                .data("format", "ts", "it has the header of a .ts file")
                .data("standardize", "train", "values get mean 0 and variance 1");
        if (rows.stream().anyMatch(row -> row.contains("?"))) {
            guess.data("missing", "interpolate", "values are missing");
        }
        return List.of(guess.splits(inputs, examples)
                .sized("gru", true, examples, 0)
                .model("pooling", "max", "")
                .training("best-by", "score", "")
                .build(Guess.SURE, "%,d series and their classes".formatted(examples)));
    }
}
