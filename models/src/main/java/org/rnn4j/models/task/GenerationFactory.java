package org.rnn4j.models.task;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.activations.Activation;
import org.rnn4j.core.distribution.Bernoullis;
import org.rnn4j.core.distribution.StepDistribution;
import org.rnn4j.core.distribution.StrokeMixture;
import org.rnn4j.core.distribution.ValueMixture;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.layer.StepLoss;

/**
 * Creates networks that predict the distribution of the next step of a sequence: strokes, features that are on or off, or real values.
 */
public final class GenerationFactory extends PredictorFactory {
    private static final int STROKE_COMPONENTS = 20;
    private static final int VALUE_COMPONENTS = 5;

    @Override
    public String task() {
        return "generation";
    }

    @Override
    public Class<GenerationOptions> options() {
        return GenerationOptions.class;
    }

    @Override
    GenerationOptions.Model model(JobSpec job) {
        return job.options(GenerationOptions.class).model();
    }

    /** A sequence of vectors whose targets are steps. Values once per window are forecasts, another task. */
    @Override
    boolean predicts(InputSpec input, OutputSpec output) {
        boolean steps = output instanceof OutputSpec.Strokes
                || output instanceof OutputSpec.MultiHot
                || output instanceof OutputSpec.RealValues;
        return steps
                && input instanceof InputSpec.Vectors vectors
                && vectors.window().isEmpty();
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        GenerationOptions.Model model = model(job);
        if (model.body().bidirectional()) {
            throw new UserException(
                    "model.bidirectional = true, but task = generation predicts each step from those before it; leave it out");
        }
        StepDistribution distribution = distribution(model, output);
        OwnSteps.requireFit(job.options(GenerationOptions.class), (InputSpec.Vectors) input, output);
        addStepwise(layers, model.body(), distribution.parameters(), Activation.IDENTITY, new StepLoss(distribution));
    }

    private static StepDistribution distribution(GenerationOptions.Model model, OutputSpec output) {
        if (output instanceof OutputSpec.MultiHot features) {
            if (model.components() > 0) {
                throw new UserException(
                        "model.components = %d, but steps of features that are on or off have no mixture; leave it out"
                                .formatted(model.components()));
            }
            return new Bernoullis(features.features());
        }
        if (output instanceof OutputSpec.RealValues values) {
            return new ValueMixture(
                    values.features(),
                    model.components() == 0 ? VALUE_COMPONENTS : model.components(),
                    model.sigmaFloor());
        }
        return new StrokeMixture(model.components() == 0 ? STROKE_COMPONENTS : model.components(), model.sigmaFloor());
    }

    @Override
    SequencePredictor searched(JobSpec job, SequencePredictor network) {
        return OwnSteps.of(job.options(GenerationOptions.class), network);
    }
}
