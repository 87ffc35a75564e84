package org.rnn4j.models.cell;

/**
 * The operations in which a cell states its equations, for one time step of a batch. All values are [batch, hidden]. A kernel
 * that computes with them also differentiates them, so a cell needs no backward pass of its own.
 *
 * @param <V> a kernel's value
 */
public interface Step<V> {

    /** x·W_k + b_k, or x·W_k alone where the cell has layer normalisation, whose shift b_k is then. */
    V input(String gate);

    /** A state before the step. */
    V state(String name);

    /** (dropped h)·U_k; h may also be something that stands in for the state. */
    V recurrent(String gate, V h);

    /** A vector [hidden] of the cell's parameters by its name, such as {@code v_h}, the same for every sample. */
    V vector(String parameter);

    /** h with recurrent dropout; for cells whose recurrence is no matrix. */
    V dropped(V h);

    /** The gate's pre-activation of a sum: normalised, scaled and shifted where the cell has layer normalisation. */
    V normalized(String gate, V sum);

    V plus(V a, V b);

    V minus(V a, V b);

    /** Element by element. */
    V times(V a, V b);

    /** Adds a number to every element. */
    V plus(V a, double b);

    V sigmoid(V a);

    V tanh(V a);

    /** max(0, a). */
    V relu(V a);
}
