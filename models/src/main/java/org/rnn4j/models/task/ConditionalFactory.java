package org.rnn4j.models.task;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.decoder.Attention;

/** Creates networks that generate a sequence from a condition: a class, a vector, or an encoded sequence. */
public final class ConditionalFactory extends PredictorFactory {

    @Override
    public String task() {
        return "conditional";
    }

    @Override
    public Class<ConditionalOptions> options() {
        return ConditionalOptions.class;
    }

    @Override
    ConditionalOptions.Model model(JobSpec job) {
        return job.options(ConditionalOptions.class).model();
    }

    @Override
    boolean readsImages() {
        return true;
    }

    @Override
    boolean predicts(InputSpec input, OutputSpec output) {
        return output instanceof OutputSpec.Sequence;
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        ConditionalOptions.Model model = model(job);
        DecoderLayers decoder = new DecoderLayers(
                model,
                job.options(ConditionalOptions.class).training(),
                Attention.NONE,
                true, // no effect without attention; kept for compatibility with saved bundles
                false,
                0,
                model.condition());
        decoder.add(layers, input, (OutputSpec.Sequence) output);
    }
}
