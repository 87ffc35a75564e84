package org.rnn4j.models.task;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.decoder.Condition;

/** Creates networks that map a sequence to another sequence: an encoder, and a decoder with attention. */
public final class SequenceToSequenceFactory extends PredictorFactory {

    @Override
    public String task() {
        return "seq2seq";
    }

    @Override
    public Class<SequenceToSequenceOptions> options() {
        return SequenceToSequenceOptions.class;
    }

    @Override
    SequenceToSequenceOptions.Model model(JobSpec job) {
        return job.options(SequenceToSequenceOptions.class).model();
    }

    @Override
    boolean readsImages() {
        return true;
    }

    @Override
    boolean predicts(InputSpec input, OutputSpec output) {
        return output instanceof OutputSpec.Sequence
                && (DecoderLayers.isSequence(input) || input instanceof InputSpec.Images);
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        SequenceToSequenceOptions.Model model = model(job);
        DecoderLayers decoder = new DecoderLayers(
                model,
                job.options(SequenceToSequenceOptions.class).training(),
                model.attention(),
                model.inputFeeding(),
                model.contextGate(),
                model.coveragePenalty(),
                Condition.INITIAL);
        decoder.add(layers, input, (OutputSpec.Sequence) output);
    }
}
