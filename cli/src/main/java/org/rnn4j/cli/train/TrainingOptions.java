package org.rnn4j.cli.train;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.cli.job.JobOptions;
import org.rnn4j.core.job.Settings.Setting;
import picocli.CommandLine.Option;

/** The job to train, with flags for the keys that are changed most often. */
final class TrainingOptions extends JobOptions {

    @Option(names = "--budget", paramLabel = "TIME", description = "Time limit, such as 90s, 3m or 1h30m.")
    String budget;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Number of passes over the training data; removes the time limit of a built-in job.")
    String epochs;

    @Option(names = "--cell", paramLabel = "CELL", description = "Recurrent cell: basic-rnn, lstm or gru.")
    String cell;

    @Option(names = "--hidden-size", paramLabel = "N", description = "Number of units per layer.")
    String hiddenSize;

    @Option(names = "--layers", paramLabel = "N", description = "Number of recurrent layers.")
    String layers;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Random seed for initialization, shuffling, dropout and sampling.")
    String seed;

    @Option(names = "--threads", paramLabel = "N", description = "Number of compute threads; 0 = one per core.")
    String threads;

    /** With {@code --epochs}, the time limit of a built-in job is dropped. */
    @Override
    protected List<Setting> ofBuiltIn() {
        return epochs == null ? List.of() : List.of(new Setting("--epochs", "training.budget", "0"));
    }

    @Override
    protected List<Setting> flags() {
        List<Setting> all = new ArrayList<>();
        add(all, "--budget", "training.budget", budget);
        add(all, "--epochs", "training.epochs", epochs);
        add(all, "--cell", "model.cell", cell);
        add(all, "--hidden-size", "model.hidden-size", hiddenSize);
        add(all, "--layers", "model.layers", layers);
        add(all, "--seed", "seed", seed);
        add(all, "--threads", "threads", threads);
        return all;
    }

    private static void add(List<Setting> all, String flag, String key, String value) {
        if (value != null) {
            all.add(new Setting(flag, key, value));
        }
    }
}
