package org.rnn4j.models.engine;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.rnn4j.core.job.Attention;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.ModelSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;

/** Networks that write a sequence under a condition: a class, a vector, or a whole sequence that an encoder reads. */
public final class ConditionalFactory extends PredictorFactory {

    @Override
    public String task() {
        return "conditional";
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        if (!(output instanceof OutputSpec.Sequence sequence)) {
            throw cannotAnswer(job, "a sequence", output);
        }
        ModelSpec model = job.model();
        ModelOptions.requireNoCrf(task(), model);
        ModelOptions.requireNoClassWeights(task(), model);
        ModelOptions.requirePoints(task(), model);
        ModelOptions.requireNoPooling(task(), model);
        DecoderLayers.add(layers, job, input, sequence, Attention.NONE, model.condition());
    }
}
