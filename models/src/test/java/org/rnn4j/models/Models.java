package org.rnn4j.models;

import java.util.List;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.models.task.LanguageModelOptions;

/** Jobs and language models from the syntax of a job file. */
public final class Models {
    private Models() {}

    /** Model options from keys such as {@code "cell: gru, layers: 3"}; other keys have their defaults. */
    public static LanguageModelOptions of(String keys) {
        return parse("model: {%s}".formatted(keys)).options(LanguageModelOptions.class);
    }

    /** Parses the YAML text of a job. */
    public static JobSpec parse(String yaml) {
        return Plugins.load().jobs().parse(yaml, "test", "test", List.of());
    }

    /** A job with two threads. */
    public static JobSpec job(LanguageModelOptions options, long seed) {
        JobSpec job = parse("threads: 2");
        return new JobSpec(job.name(), job.task(), seed, 2, job.data(), job.training(), job.search(), options);
    }

    /** A job with two threads and seed 3. */
    public static JobSpec job(LanguageModelOptions options, OptimizerSpec optimizer) {
        JobSpec job = job(options, 3);
        TrainingSpec t = job.training();
        TrainingSpec training = new TrainingSpec(
                t.batchSize(),
                t.timeSteps(),
                t.batchTokens(),
                t.epochs(),
                t.budget(),
                optimizer,
                t.schedule(),
                t.clipNorm(),
                0,
                t.bestBy(),
                0,
                0,
                CheckpointSpec.defaults());
        return new JobSpec(job.name(), job.task(), 3, 2, job.data(), training, job.search(), options);
    }
}
