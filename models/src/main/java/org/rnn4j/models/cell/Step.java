package org.rnn4j.models.cell;

/**
 * Operations in which a cell expresses its equations, for one time step of a batch. All values are [batch, hidden]. A
 * kernel that implements them also differentiates them, so a cell needs no backward pass.
 *
 * @param <V> value type of a kernel
 */
public interface Step<V> {

    /** x·W_k + b_k, or only x·W_k if the cell has layer normalization, which applies b_k as its shift. */
    V input(String gate);

    /** State array before the step. */
    V state(String name);

    /** dropout(h)·U_k; h may also be a value used in place of the state. */
    V recurrent(String gate, V h);

    /** Parameter vector [hidden] by name, such as {@code v_h}; the same for every sample. */
    V vector(String parameter);

    /** h with recurrent dropout; for cells whose recurrence does not use a matrix. */
    V dropped(V h);

    /** Pre-activation of the gate from a sum: normalized, scaled and shifted if the cell has layer normalization. */
    V normalized(String gate, V sum);

    V plus(V a, V b);

    V minus(V a, V b);

    /** Multiplies elementwise. */
    V times(V a, V b);

    /** Adds a constant to every element. */
    V plus(V a, double b);

    V sigmoid(V a);

    V tanh(V a);

    /** max(0, a). */
    V relu(V a);
}
