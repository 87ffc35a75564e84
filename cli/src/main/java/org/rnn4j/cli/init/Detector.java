package org.rnn4j.cli.init;

import java.util.List;
import java.util.stream.Stream;

/** Knows one kind of data. */
@FunctionalInterface
interface Detector {

    /** The jobs that the data may be for; empty if it is of another kind. */
    List<Guess> guesses(Inputs inputs);

    /** All kinds; of guesses with the same rank, the first one counts. */
    static Stream<Detector> all() {
        return Stream.of(
                new SeriesFileDetector(),
                new TaggedDetector(),
                new StoryDetector(),
                new ParallelDetector(),
                new SubfolderDetector(),
                new LabelFolderDetector(),
                new SeriesRowDetector(),
                new ForecastDetector(),
                new PairTableDetector(),
                new LabelledTableDetector(),
                new LabelledLineDetector(),
                new PlainTextDetector());
    }
}
