package org.rnn4j.models.engine;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.rnn4j.core.job.Condition;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.ModelSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;

/** Networks that answer one sequence with another: an encoder, and a decoder that attends to it. */
public final class SequenceToSequenceFactory extends PredictorFactory {

    @Override
    public String task() {
        return "seq2seq";
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        if (!(output instanceof OutputSpec.Sequence sequence) || !DecoderLayers.isSequence(input)) {
            throw cannotAnswer(job, "a sequence for a sequence", output);
        }
        ModelSpec model = job.model();
        ModelOptions.requireNoCrf(task(), model);
        ModelOptions.requireNoClassWeights(task(), model);
        ModelOptions.requirePoints(task(), model);
        ModelOptions.requireNoPooling(task(), model);
        DecoderLayers.add(layers, job, input, sequence, model.attention(), Condition.INITIAL);
    }
}
