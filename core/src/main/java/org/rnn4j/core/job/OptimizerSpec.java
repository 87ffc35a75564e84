package org.rnn4j.core.job;

/** The update rule. The learning rate is the schedule's start value. */
public sealed interface OptimizerSpec permits OptimizerSpec.Adam, OptimizerSpec.Sgd, OptimizerSpec.RmsProp {

    /** The learning rate at the first step. */
    double learningRate();

    /** Adam (Kingma and Ba, 2015), with decoupled weight decay (AdamW; Loshchilov and Hutter, 2019). */
    record Adam(
            @Default("0.002") @Range(min = 0, max = 1e3) @Doc("Learning rate at the start.")
            double learningRate,

            @Default("0.9") @Range(min = 0, max = 0.999999) @Doc("Decay of the mean of gradients.")
            double beta1,

            @Default("0.999") @Range(min = 0, max = 0.999999999) @Doc("Decay of the mean of squared gradients.")
            double beta2,

            @Default("1e-8") @Range(min = 1e-20, max = 1) @Doc("Added to the root of the mean square.")
            double epsilon,

            @Default("0.0")
            @Range(min = 0, max = 100)
            @Doc(
                    "Decoupled weight decay (AdamW) of all weights but the biases, in multiples of the learning rate; 0 = none.")
            double weightDecay)
            implements OptimizerSpec {
        public Adam {
            Ranges.require("training.optimizer", Adam.class, learningRate, beta1, beta2, epsilon, weightDecay);
        }
    }

    /** Gradient descent; with momentum 0 plain, otherwise with Nesterov's momentum, as DL4J has it. */
    record Sgd(
            @Default("0.1") @Range(min = 0, max = 1e6) @Doc("Learning rate at the start.")
            double learningRate,

            @Default("0.9") @Range(min = 0, max = 0.999999) @Doc("Nesterov momentum; 0 = plain gradient descent.")
            double momentum)
            implements OptimizerSpec {
        public Sgd {
            Ranges.require("training.optimizer", Sgd.class, learningRate, momentum);
        }
    }

    /** RMSProp (Hinton's lecture 6e, 2012). */
    record RmsProp(
            @Default("0.002") @Range(min = 0, max = 1e3) @Doc("Learning rate at the start.")
            double learningRate,

            @Default("0.95") @Range(min = 0, max = 0.999999) @Doc("Decay of the mean of squared gradients.")
            double decay,

            @Default("1e-8") @Range(min = 1e-20, max = 1) @Doc("Added to the root of the mean square.")
            double epsilon)
            implements OptimizerSpec {
        public RmsProp {
            Ranges.require("training.optimizer", RmsProp.class, learningRate, decay, epsilon);
        }
    }
}
