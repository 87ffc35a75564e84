package org.rnn4j.cli.measure;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options of {@code evaluate} with which it trains a job several times. */
public final class RepetitionOptions {
    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Cross-validation of a JOB: train K models, each tested on one of K folds of data.source.")
    Integer folds;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Train a JOB with N seeds: its own and those after it. Together with --folds, on every fold.")
    Integer seeds;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            showDefaultValue = Visibility.NEVER,
            description = "Set a key of the JOB, such as training.epochs=5. Repeatable.")
    List<String> settings = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the trained models, new or empty. Default: runs/JOB-DATE-TIME.")
    Path out;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Continue in this folder, without a JOB. Finished models are not trained again.")
    Path resume;

    /** Whether models are trained; otherwise a trained one is evaluated. */
    public boolean areGiven() {
        return folds != null || seeds != null || resume != null;
    }
}
