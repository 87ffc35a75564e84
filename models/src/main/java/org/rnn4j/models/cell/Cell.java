package org.rnn4j.models.cell;

import java.util.List;

/**
 * The computation of one time step of a recurrent network, without sizes and parameter values.
 *
 * <p>A cell maps x [batch, input] and the state h [batch, hidden] (for an LSTM also c [batch, hidden]) to the next
 * state; the output is h. {@link #blocks} lists the parameters of its gates: always W_k [input, hidden] and b_k
 * [hidden], in most cells U_k [hidden, hidden]. Vectors are rows, so z_k = x·W_k + h·U_k + b_k. {@link CellShape}
 * defines the memory layout of the blocks.
 *
 * <p>Layer normalization scales the pre-activation of every gate to mean 0 and variance 1 over the hidden units, for
 * every sample and step separately, before it applies a trained gain g_k [hidden] and the shift b_k:
 *
 * <pre>
 *   z_k = g_k ∘ (a_k − mean(a_k)) / √(var(a_k) + 1e-5) + b_k   with a_k = x·W_k + h·U_k
 *   (for a GRU a_n = x·W_n + (r ∘ h)·U_n, or x·W_n + r ∘ (h·U_n + bU_n) if it resets after the product)
 * </pre>
 *
 * <p>The state itself, including c, is not normalized.
 *
 * <p>A cell is a record whose components are its settings. They are saved with a network by name and are keys of a job
 * file: {@code record IndRnn(...)} is {@code cell: ind-rnn} in both. {@link org.rnn4j.core.job.Variants} finds cells,
 * also in other jars, so every cell needs a public constructor without arguments. {@link #step} is sufficient to train
 * and run a cell, because the generic kernel differentiates it. A fused pass is optional.
 *
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros and Hinton, 2016, on layer normalization</a>
 */
public interface Cell {

    /** Added to the variance in layer normalization, inside the square root. */
    double LAYER_NORM_EPSILON = 1e-5;

    /** Names of the state arrays, each [batch, hidden]; the first one is the output h. */
    List<String> states();

    /** Parameters, grouped by kind in the order of {@link Block.Kind}; every gate has W_k and b_k. */
    List<Block> blocks();

    /** Computes the next state, in the order of {@link #states}. */
    <V> List<V> step(Step<V> step);

    /** Whether the pre-activation of every gate is normalized over the hidden units. */
    default boolean layerNorm() {
        return false;
    }

    /** Names of the gates, in the order of their columns in memory. */
    default List<String> gates() {
        return blocks().stream()
                .filter(block -> block.kind() == Block.Kind.INPUT)
                .map(Block::gate)
                .toList();
    }
}
