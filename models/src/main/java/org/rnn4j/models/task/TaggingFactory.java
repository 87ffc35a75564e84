package org.rnn4j.models.task;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.layer.CrfOutput;

/** Creates networks that predict a tag at every time step, independently or with a CRF. */
public final class TaggingFactory extends PredictorFactory {

    @Override
    public String task() {
        return "tagging";
    }

    @Override
    public Class<TaggingOptions> options() {
        return TaggingOptions.class;
    }

    @Override
    TaggingOptions.Model model(JobSpec job) {
        return job.options(TaggingOptions.class).model();
    }

    @Override
    boolean predicts(InputSpec input, OutputSpec output) {
        return output instanceof OutputSpec.Tags;
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        OutputSpec.Tags tags = (OutputSpec.Tags) output;
        TaggingOptions.Model model = model(job);
        if (tags.tags().size() < 2) {
            throw new UserException("task = tagging needs at least two tags, but the data has only one: %s"
                    .formatted(tags.tags().get(0)));
        }
        if (model.crf()) {
            addCrf(layers, model.body(), tags.tags().size());
            return;
        }
        addStepwise(layers, model.body(), tags.tags().size(), Activation.SOFTMAX, new LossMCXENT());
    }

    private static void addCrf(NeuralNetConfiguration.ListBuilder layers, BodySpec body, int tags) {
        CrfOutput.Builder head = new CrfOutput.Builder()
                .weightInit(WeightInit.XAVIER)
                .nIn(body.width())
                .nOut(tags);
        if (body.dropout() > 0) {
            head.dropOut(BodyLayers.dropout(body));
        }
        layers.layer(head.build());
    }
}
