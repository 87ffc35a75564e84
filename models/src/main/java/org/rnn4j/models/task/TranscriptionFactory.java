package org.rnn4j.models.task;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import org.rnn4j.core.decode.ctc.LabelPredictor;
import org.rnn4j.core.decode.ctc.LabelSearch;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.TranscriptSpec;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.layer.CtcOutput;

/**
 * Creates networks that write down their input, such as speech or spelling: labels in its order, whose time steps are not known
 * (connectionist temporal classification).
 */
public final class TranscriptionFactory extends PredictorFactory {

    @Override
    public String task() {
        return "transcription";
    }

    @Override
    public Class<TranscriptionOptions> options() {
        return TranscriptionOptions.class;
    }

    @Override
    TranscriptionOptions.Model model(JobSpec job) {
        return job.options(TranscriptionOptions.class).model();
    }

    @Override
    boolean readsImages() {
        return true;
    }

    @Override
    boolean predicts(InputSpec input, OutputSpec output) {
        return output instanceof OutputSpec.Labels && DecoderLayers.isSequence(input);
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        BodySpec body = model(job).body();
        CtcOutput.Builder head = new CtcOutput.Builder()
                .weightInit(WeightInit.XAVIER)
                .nIn(BodyLayers.width(model(job), input))
                .nOut(((OutputSpec.Labels) output).vocabularySize());
        if (body.dropout() > 0) {
            head.dropOut(BodyLayers.dropout(body));
        }
        layers.layer(head.build());
    }

    @Override
    SequencePredictor fused(JobSpec job, SavedNetwork network, LanguageModelFusion fusion) {
        return ((LabelPredictor) restore(job, network)).with(Optional.of(fusion), Optional.empty());
    }

    @Override
    SequencePredictor searched(JobSpec job, SequencePredictor network) {
        TranscriptSpec decoding = job.options(TranscriptionOptions.class).decoding();
        return new LabelPredictor(network, LabelSearch.of(decoding));
    }
}
