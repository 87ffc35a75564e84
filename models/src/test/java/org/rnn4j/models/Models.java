package org.rnn4j.models;

import java.util.List;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.models.task.LanguageModelOptions;

/** Jobs and language models from YAML. */
public final class Models {
    private Models() {}

    /** Options from keys such as {@code "cell: gru, layers: 3"}; other keys have their defaults. */
    public static LanguageModelOptions of(String keys) {
        return parse("model: {%s}".formatted(keys)).options(LanguageModelOptions.class);
    }

    /** A job from YAML. */
    public static JobSpec parse(String yaml) {
        return Plugins.load().jobs().parse(yaml, "test", "test", List.of());
    }

    /** A job on two threads. */
    public static JobSpec job(LanguageModelOptions options, long seed) {
        JobSpec job = parse("threads: 2");
        return new JobSpec(job.name(), job.task(), seed, 2, job.data(), job.training(), options);
    }

    /** A job on two threads with seed 3. */
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
                0);
        return new JobSpec(job.name(), job.task(), 3, 2, job.data(), training, options);
    }
}
