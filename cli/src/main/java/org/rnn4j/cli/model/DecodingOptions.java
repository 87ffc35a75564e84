package org.rnn4j.cli.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;
import picocli.CommandLine.Option;

/** Decoding options of a model that generates sequences; they override those of its job. */
public final class DecodingOptions {
    private static final double DEFAULT_WEIGHT = 0.3;

    @Option(
            names = "--beam",
            paramLabel = "N",
            description = "Beam width; 1 = greedy search. Default: decoding.beam of the job.")
    String beam;

    @Option(
            names = "--best",
            paramLabel = "N",
            description = "Number of sequences per request; --probabilities shows them all.")
    String best;

    @Option(names = "--sample", description = "Sample from the model's probabilities instead of searching.")
    boolean sample;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description =
                    "Sampling temperature: below 1 more conservative, above 1 more varied; 0 = most likely tokens. Implies --sample.")
    String temperature;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            description = "Sample from the K most likely tokens; 0 = all. Implies --sample.")
    String topK;

    @Option(
            names = "--language-model",
            paramLabel = "MODEL",
            description =
                    "A language model of the texts that are written, such as an n-gram of texts one per line: it takes part in"
                            + " the search.")
    Path languageModel;

    @Option(
            names = "--language-model-weight",
            paramLabel = "W",
            description =
                    "Weight of the language model's log probabilities; default 0.3. The best one is found by evaluating the"
                            + " validation split.")
    Double languageModelWeight;

    /** The weight of the language model. */
    double weight() {
        return languageModelWeight == null ? DEFAULT_WEIGHT : languageModelWeight;
    }

    /** @param job job of the model; only decoders can sample */
    Settings settings(JobSpec job) {
        if (languageModel == null && languageModelWeight != null) {
            throw new UserException(
                    "--language-model-weight %s, but no --language-model".formatted(languageModelWeight));
        }
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
            all.add(new Setting("--beam", "decoding.beam", beam)); // first, so that a model without it refuses this key
            if (draws().isEmpty() && job.block(DecodingSpec.class).isPresent()) {
                all.add(new Setting("--beam", "decoding.sample", "false"));
                all.add(new Setting("--beam", "decoding.temperature", "1"));
                all.add(new Setting("--beam", "decoding.top-k", "0"));
            }
            all.add(new Setting("--beam", "decoding.best", "1"));
        }
        if (best != null) {
            all.add(new Setting("--best", "decoding.best", best));
        }
        return new Settings(all);
    }

    /** The option that turns sampling on, if any. */
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
