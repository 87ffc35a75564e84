package org.rnn4j.models.task;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.activations.Activation;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.layer.ValueLoss;

/** Creates networks that predict real values, once per sequence or at every time step. */
public final class ForecastingFactory extends PredictorFactory {

    @Override
    public String task() {
        return "forecasting";
    }

    @Override
    public Class<ForecastingOptions> options() {
        return ForecastingOptions.class;
    }

    @Override
    ForecastingOptions.Model model(JobSpec job) {
        return job.options(ForecastingOptions.class).model();
    }

    @Override
    boolean predicts(InputSpec input, OutputSpec output) {
        return output instanceof OutputSpec.OneVector || output instanceof OutputSpec.RealValues;
    }

    /** A forecaster by segments is one layer, with its own recurrence. */
    @Override
    boolean hasBody(JobSpec job) {
        return model(job).forecast() instanceof ForecastSpec.Steps;
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        ForecastingOptions.Model model = model(job);
        if (model.forecast() instanceof ForecastSpec.Segments segments) {
            new SegmentLayers(model, segments).add(layers, input, output);
            return;
        }
        ValueLoss loss = new ValueLoss(model.distribution());
        int numbers = loss.distribution().parameters();
        if (output instanceof OutputSpec.OneVector vector) {
            addPooled(layers, model, input, model.pooling(), vector.width() * numbers, Activation.IDENTITY, loss);
        } else {
            OutputSpec.RealValues values = (OutputSpec.RealValues) output;
            InputRequirements.requireNoPooling(model.pooling());
            addStepwise(layers, model.body(), values.features() * numbers, Activation.IDENTITY, loss);
        }
    }
}
