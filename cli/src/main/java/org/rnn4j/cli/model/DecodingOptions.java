package org.rnn4j.cli.model;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;
import picocli.CommandLine.Option;

/** How widely a model that writes looks for its answers, over what its job says. */
public final class DecodingOptions {
    @Option(
            names = "--beam",
            paramLabel = "N",
            description = "Keep N unfinished answers at each step, 1 = greedy; otherwise as the job's decoding: says.")
    String beam;

    @Option(
            names = "--best",
            paramLabel = "N",
            description = "Find the N best answers; --probabilities shows them all.")
    String best;

    @Option(names = "--sample", description = "Draw answers by chance, each as often as the model thinks it likely.")
    boolean sample;

    Settings settings() {
        List<Setting> all = new ArrayList<>();
        if (sample) {
            all.add(new Setting("--sample", "decoding.sample", "true"));
            all.add(new Setting("--sample", "decoding.beam", "1"));
        }
        if (beam != null) {
            all.add(new Setting("--beam", "decoding.beam", beam));
            all.add(new Setting("--beam", "decoding.best", "1"));
        }
        if (best != null) {
            all.add(new Setting("--best", "decoding.best", best));
        }
        return new Settings(all);
    }
}
