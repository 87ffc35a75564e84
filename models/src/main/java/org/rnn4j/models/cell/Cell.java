package org.rnn4j.models.cell;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * What a recurrent network computes in one time step, without a size and without parameters.
 *
 * <p>All cells take x [batch, input] and the state h [batch, hidden] (an LSTM's also c [batch, hidden]) and give the next
 * state; the output is h. Each gate k has W_k [input, hidden], U_k [hidden, hidden] and b_k [hidden]; vectors are rows,
 * so z_k = x·W_k + h·U_k + b_k. {@link CellShape} says where these lie in memory.
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
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros and Hinton, 2016, on layer normalisation</a>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BasicRnn.class, name = "basic-rnn"),
    @JsonSubTypes.Type(value = Lstm.class, name = "lstm"),
    @JsonSubTypes.Type(value = Gru.class, name = "gru")
})
public sealed interface Cell permits BasicRnn, Lstm, Gru {

    /** Added to the variance under the root of layer normalisation. */
    double LAYER_NORM_EPSILON = 1e-5;

    /** Whether the pre-activation of every gate is normalised over the hidden units. */
    boolean layerNorm();

    /** Names of the gates in the order in which their columns lie in memory. */
    List<String> gates();

    /** Names of the arrays that make up the state, each [batch, hidden]; the output h is the first. */
    List<String> states();

    /** Gates that have a second bias, added to h·U_k before anything else happens to it; named {@code bU_k}. */
    default List<String> gatesWithRecurrentBias() {
        return List.of();
    }

    /** Gates that have a gain, named {@code g_k}: all where there is {@link #layerNorm}, else none. */
    default List<String> gatesWithGain() {
        return layerNorm() ? gates() : List.of();
    }
}
