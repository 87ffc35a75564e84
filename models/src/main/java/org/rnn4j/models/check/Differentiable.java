package org.rnn4j.models.check;

/** A loss with its own gradient. */
interface Differentiable {
    /** Ends of the arrays in the flat parameters, increasing; the first is where trained parameters begin. */
    int[] arrays();

    /** The change of a parameter for a central difference. */
    default double step() {
        return 1e-5;
    }

    /** The gradient for all parameters, as the training computes it. */
    double[] gradient();

    /** The loss with one parameter changed. */
    double lossAt(int parameter, double change);
}
