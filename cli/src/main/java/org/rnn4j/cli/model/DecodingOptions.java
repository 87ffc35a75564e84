package org.rnn4j.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "Draw answers: below 1 bolder, above 1 wilder; 0 = the likeliest tokens.")
    String temperature;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            description = "Draw answers from the K likeliest tokens; 0 = from all.")
    String topK;

    Settings settings() {
        List<Setting> all = new ArrayList<>();
        draws().ifPresent(option -> {
            all.add(new Setting(option, "decoding.sample", "true"));
            all.add(new Setting(option, "decoding.beam", "1"));
        });
        if (temperature != null) {
            all.add(new Setting("--temperature", "decoding.temperature", temperature));
        }
        if (topK != null) {
            all.add(new Setting("--top-k", "decoding.top-k", topK));
        }
        if (beam != null) {
            if (draws().isEmpty()) {
                all.add(new Setting("--beam", "decoding.sample", "false"));
                all.add(new Setting("--beam", "decoding.temperature", "1"));
                all.add(new Setting("--beam", "decoding.top-k", "0"));
            }
            all.add(new Setting("--beam", "decoding.beam", beam));
            all.add(new Setting("--beam", "decoding.best", "1"));
        }
        if (best != null) {
            all.add(new Setting("--best", "decoding.best", best));
        }
        return new Settings(all);
    }

    /** The option that asks for draws, if one does. */
    private Optional<String> draws() {
        if (sample) {
            return Optional.of("--sample");
        }
        if (temperature != null) {
            return Optional.of("--temperature");
        }
        return topK == null ? Optional.empty() : Optional.of("--top-k");
    }
}
