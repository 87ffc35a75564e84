package org.rnn4j.models.cell;

import java.util.List;

/**
 * What a recurrent network computes in one time step, without a size and without parameters.
 *
 * <p>A cell takes x [batch, input] and the state h [batch, hidden] (an LSTM's also c [batch, hidden]) and gives the next
 * state; the output is h. It has gates, and {@link #blocks} lists what each of them learns: always W_k [input, hidden] and
 * b_k [hidden], in most cells U_k [hidden, hidden]; vectors are rows, so z_k = x·W_k + h·U_k + b_k. {@link CellShape} says
 * where the blocks lie in memory.
 *
 * <p>With layer normalisation, the pre-activation of every gate is brought to mean 0 and variance 1 over the hidden units,
 * sample by sample and step by step, before a learned gain g_k [hidden] and the shift b_k:
 *
 * <pre>
 *   z_k = g_k ∘ (a_k − mean(a_k)) / √(var(a_k) + 1e-5) + b_k      with a_k = x·W_k + h·U_k
 *   (a GRU's a_n = x·W_n + (r ∘ h)·U_n, or x·W_n + r ∘ (h·U_n + bU_n) where it resets after the product)
 * </pre>
 *
 * <p>The state itself, c included, is not normalised.
 *
 * <p>A cell is a record: its components are its settings, saved with a network under their names, and
 * keys of a job file: {@code record IndRnn(...)} is {@code cell: ind-rnn} there and in saved networks. Cells are found by
 * {@link org.rnn4j.core.job.Variants}, of other jars too, so each has a public constructor without arguments. {@link #step} is enough to train
 * and run one: the generic kernel differentiates it. A fused pass is optional.
 *
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros and Hinton, 2016, on layer normalisation</a>
 */
public interface Cell {

    /** Added to the variance under the root of layer normalisation. */
    double LAYER_NORM_EPSILON = 1e-5;

    /** Names of the arrays that make up the state, each [batch, hidden]; the output h is the first. */
    List<String> states();

    /** Blocks of parameters, kind by kind in the order of {@link Block.Kind}; W_k and b_k for every gate. */
    List<Block> blocks();

    /** The next state, in the order of {@link #states}. */
    <V> List<V> step(Step<V> step);

    /** Whether the pre-activation of every gate is normalised over the hidden units. */
    default boolean layerNorm() {
        return false;
    }

    /** Names of the gates in the order in which their columns lie in memory. */
    default List<String> gates() {
        return blocks().stream()
                .filter(block -> block.kind() == Block.Kind.INPUT)
                .map(Block::gate)
                .toList();
    }
}
