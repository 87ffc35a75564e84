package org.rnn4j.models.cell;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;
import org.rnn4j.core.job.ModelSpec;

/**
 * What a recurrent network computes in one time step, without a size and without parameters.
 *
 * <p>All cells take x [batch, input] and the state h [batch, hidden] (an LSTM's also c [batch, hidden]) and give the next
 * state; the output is h. Each gate k has W_k [input, hidden], U_k [hidden, hidden] and b_k [hidden]; vectors are rows,
 * so z_k = x·W_k + h·U_k + b_k. {@link CellShape} says where these lie in memory.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BasicRnn.class, name = "basic-rnn"),
    @JsonSubTypes.Type(value = Lstm.class, name = "lstm"),
    @JsonSubTypes.Type(value = Gru.class, name = "gru")
})
public sealed interface Cell permits BasicRnn, Lstm, Gru {

    /** Names of the gates in the order in which their columns lie in memory. */
    List<String> gates();

    /** Names of the arrays that make up the state, each [batch, hidden]; the output h is the first. */
    List<String> states();

    /** Gates that have a second bias, added to h·U_k before anything else happens to it; named {@code bU_k}. */
    default List<String> gatesWithRecurrentBias() {
        return List.of();
    }

    /** The cell that a job asks for. */
    static Cell of(ModelSpec model) {
        return switch (model.cell()) {
            case BASIC_RNN -> new BasicRnn();
            case LSTM -> new Lstm(model.forgetBias());
            case GRU -> new Gru(model.resetAfter());
        };
    }
}
