package org.rnn4j.models.task;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;

/** Creates networks that predict one class per sequence: pooling over time, then a softmax. */
public final class ClassificationFactory extends PredictorFactory {

    @Override
    public String task() {
        return "classification";
    }

    @Override
    public Class<ClassificationOptions> options() {
        return ClassificationOptions.class;
    }

    @Override
    ClassificationOptions.Model model(JobSpec job) {
        return job.options(ClassificationOptions.class).model();
    }

    @Override
    boolean readsImages() {
        return true;
    }

    @Override
    boolean predicts(InputSpec input, OutputSpec output) {
        return output instanceof OutputSpec.OneClass;
    }

    @Override
    void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output) {
        OutputSpec.OneClass classes = (OutputSpec.OneClass) output;
        ClassificationOptions.Model model = model(job);
        if (classes.classes().size() < 2) {
            throw new UserException("task = classification needs at least two classes, but the data has only one: %s"
                    .formatted(classes.classes().get(0)));
        }
        LossMCXENT loss = model.classWeights() == ClassWeights.NONE
                ? new LossMCXENT()
                : new LossMCXENT(Nd4j.createFromArray(balanced(classes.counts())));
        addPooled(layers, model, input, model.pooling(), classes.classes().size(), Activation.SOFTMAX, loss);
    }

    /**
     * Class weights {@code N / (K n_k)}, whose mean over the training examples is 1. A class without training examples is
     * treated as if it had one.
     *
     * @param counts number of training examples of each class
     */
    public static double[] balanced(List<Long> counts) {
        double all = counts.stream().mapToLong(Long::longValue).sum();
        return counts.stream()
                .mapToDouble(count -> all / (counts.size() * Math.max(1.0, count)))
                .toArray();
    }
}
