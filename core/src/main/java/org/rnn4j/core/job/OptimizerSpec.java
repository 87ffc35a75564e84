package org.rnn4j.core.job;

import org.rnn4j.core.error.Require;

/** The update rule. The learning rate is the schedule's start value. */
public sealed interface OptimizerSpec {

    /** The learning rate at the first step. */
    double learningRate();

    /** Adam (Kingma and Ba, 2015). */
    record Adam(
            @Default("0.002") double learningRate,
            @Default("0.9") double beta1,
            @Default("0.999") double beta2,
            @Default("1e-8") double epsilon)
            implements OptimizerSpec {
        public Adam {
            Require.inRange("training.optimizer.learning-rate", learningRate, 0, 1e3);
            Require.inRange("training.optimizer.beta1", beta1, 0, 0.999999);
            Require.inRange("training.optimizer.beta2", beta2, 0, 0.999999999);
            Require.inRange("training.optimizer.epsilon", epsilon, 0, 1);
        }
    }

    /** Gradient descent; with momentum 0 plain, otherwise with Nesterov's momentum, as DL4J has it. */
    record Sgd(
            @Default("0.1") double learningRate,
            @Default("0.9") double momentum) implements OptimizerSpec {
        public Sgd {
            Require.inRange("training.optimizer.learning-rate", learningRate, 0, 1e6);
            Require.inRange("training.optimizer.momentum", momentum, 0, 0.999999);
        }
    }

    /** RMSProp (Hinton's lecture 6e, 2012). */
    record RmsProp(
            @Default("0.002") double learningRate,
            @Default("0.95") double decay,
            @Default("1e-8") double epsilon) implements OptimizerSpec {
        public RmsProp {
            Require.inRange("training.optimizer.learning-rate", learningRate, 0, 1e3);
            Require.inRange("training.optimizer.decay", decay, 0, 0.999999);
            Require.inRange("training.optimizer.epsilon", epsilon, 0, 1);
        }
    }
}
