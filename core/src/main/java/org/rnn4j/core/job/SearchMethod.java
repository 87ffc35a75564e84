package org.rnn4j.core.job;

/** A search method: the division of the time among the trials. */
public sealed interface SearchMethod permits SearchMethod.Random, SearchMethod.Halving {

    /** Every trial is a whole training; Bergstra and Bengio (2012), "Random search for hyper-parameter optimization". */
    record Random() implements SearchMethod {}

    /**
     * Successive halving: all trials are trained for a short time, the best ones for longer, and the last ones to the end;
     * Jamieson and Talwalkar (2016), "Non-stochastic best arm identification and hyperparameter optimization".
     *
     * @param factor how much longer the next training is, and by how much fewer trials are left
     */
    record Halving(
            @Default("3")
            @Range(min = 2, max = 100)
            @Doc("How many times longer, and fewer, the trainings of the next rung are.")
            int factor)
            implements SearchMethod {
        public Halving {
            Ranges.require("search.method", Halving.class, factor);
        }
    }
}
