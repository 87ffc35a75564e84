package org.rnn4j.datasets.forecasting;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The series of a trained model, as the files to read name them; none if no model is trained yet. */
record KnownSeries(SeriesOptions options, List<FittedSeries> fitted) {

    boolean has(String name) {
        return fitted.stream().anyMatch(one -> one.name().equals(name));
    }

    /** The names that the files' series had. */
    Set<String> names() {
        return fitted.stream().map(this::inFile).collect(Collectors.toSet());
    }

    /** The time between rows of a series; {@link Step#NONE} if it is unknown. */
    Step step(String name) {
        return fitted.stream()
                .filter(one -> inFile(one).equals(name))
                .findFirst()
                .or(() -> fitted.stream().findFirst())
                .map(FittedSeries::step)
                .orElse(Step.NONE);
    }

    /** The name of the series that a separate series of one target is part of. */
    private String inFile(FittedSeries series) {
        return options.separate()
                ? options.target().stream()
                        .filter(target -> series.name().endsWith(" " + target))
                        .findFirst()
                        .map(target -> series.name().substring(0, series.name().length() - target.length() - 1))
                        .orElse(series.name())
                : series.name();
    }
}
