package org.rnn4j.models.engine;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.activations.Activation;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.ModelSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.layer.ValueLoss;

/** Networks that answer real values, once a sequence or at every step. */
public final class ForecastingFactory extends PredictorFactory {

    @Override
    public String task() {
        return "forecasting";
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        ModelSpec model = job.model();
        ModelOptions.requireNoCrf(task(), model);
        ModelOptions.requireNoClassWeights(task(), model);
        ValueLoss loss = new ValueLoss(model.distribution());
        int numbers = loss.distribution().parameters();
        if (output instanceof OutputSpec.OneVector vector) {
            addPooled(layers, model, vector.width() * numbers, Activation.IDENTITY, loss);
        } else if (output instanceof OutputSpec.RealValues values) {
            ModelOptions.requireNoPooling(task(), model);
            addStepwise(layers, model, values.features() * numbers, Activation.IDENTITY, loss);
        } else {
            throw cannotAnswer(job, "real values", output);
        }
    }
}
