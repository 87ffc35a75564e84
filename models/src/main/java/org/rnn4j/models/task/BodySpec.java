package org.rnn4j.models.task;

import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.models.cell.Cell;

/**
 * The layers that read the input, whatever the task: an embedding where a job asks for one, then recurrent layers. Immutable;
 * an instance is always valid. What each regulariser computes is in docs/regularisation.md; all are off by default.
 */
public record BodySpec(
        @Default("lstm") @Flat @Doc("Recurrent cell of every layer.")
        Cell cell,

        @Default("256") @Range(min = 1, max = 8_192) @Doc("Units per layer and direction.")
        int hiddenSize,

        @Default("2") @Range(min = 1, max = 16) @Doc("Stacked recurrent layers.")
        int layers,

        @Default("false") @Doc("Every layer also reads backward; not for a language model.")
        boolean bidirectional,

        @Default("false") @Doc("Every layer but the first adds its input to its output.")
        boolean residual,

        @Default("glorot") @Doc("How weights start; biases start at 0.")
        InitKind init,

        @Default("0.0") @Range(min = 0, max = 0.9) @Doc("Share of units dropped between layers and before the output.")
        double dropout,

        @Default("false") @Doc("Dropout drops the same units at every step of a sequence.")
        boolean lockedDropout,

        @Default("0.0") @Range(min = 0, max = 0.9) @Doc("Share of h dropped in the recurrent product.")
        double recurrentDropout,

        @Default("0.0") @Range(min = 0, max = 0.9) @Doc("Share of the state that keeps its value at a step.")
        double zoneout,

        @Default("0")
        @Range(min = 0, max = 8_192)
        @Doc("Width of a token's vector; 0 = no embedding, the first layer has a row of weights per token.")
        int embeddingSize,

        @Default("0.1")
        @Range(min = 1e-6, max = 10)
        @Doc("Embeddings start uniform in ± this value; 1.7 is unit variance.")
        double embeddingLimit,

        @Default("false") @Doc("The embedding stays as it starts, for vectors that were learned elsewhere.")
        boolean freezeEmbedding) {
    public BodySpec {
        Ranges.require(
                "model",
                BodySpec.class,
                cell,
                hiddenSize,
                layers,
                bidirectional,
                residual,
                init,
                dropout,
                lockedDropout,
                recurrentDropout,
                zoneout,
                embeddingSize,
                embeddingLimit,
                freezeEmbedding);
    }

    /** The value of {@link #embeddingLimit} that layers have of their own. */
    static final double EMBEDDING_LIMIT = 0.1;

    /** Numbers per step that the recurrent layers give. */
    int width() {
        return hiddenSize * (bidirectional ? 2 : 1);
    }

    /** One line for people: {@code lstm, 2 x 256 units, bidirectional}. */
    String describe() {
        return "%s, %d x %d units%s"
                .formatted(
                        Binder.toTree(this).get("cell").asText(),
                        layers,
                        hiddenSize,
                        bidirectional ? ", bidirectional" : "");
    }
}
