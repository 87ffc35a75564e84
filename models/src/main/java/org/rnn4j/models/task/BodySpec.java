package org.rnn4j.models.task;

import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.models.cell.Cell;

/**
 * The body of a network, independent of the task: an optional embedding, then recurrent layers. Immutable; an instance is
 * always valid. docs/regularisation.md defines the regularisers; all are off by default.
 */
public record BodySpec(
        @Default("lstm") @Flat @Doc("Recurrent cell of every layer.")
        Cell cell,

        @Default("256") @Range(min = 1, max = 8_192) @Doc("Units per layer and direction.")
        int hiddenSize,

        @Default("2") @Range(min = 0, max = 16) @Doc("Number of recurrent layers; 0 only above an encoder of images.")
        int layers,

        @Default("false") @Doc("Whether layers read in both directions; not for a language model.")
        boolean bidirectional,

        @Default("false") @Doc("Residual connections: every layer but the first adds its input to its output.")
        boolean residual,

        @Default("glorot") @Doc("Initialization of the weights; biases are initialized to 0.")
        InitKind init,

        @Default("0.0") @Range(min = 0, max = 0.9) @Doc("Dropout probability between layers and before the output.")
        double dropout,

        @Default("false") @Doc("Locked dropout: the same units are dropped at every time step of a sequence.")
        boolean lockedDropout,

        @Default("0.0") @Range(min = 0, max = 0.9) @Doc("Dropout probability of h in the recurrent product.")
        double recurrentDropout,

        @Default("0.0")
        @Range(min = 0, max = 0.9)
        @Doc("Zoneout: probability that a unit of the state keeps its previous value.")
        double zoneout,

        @Default("0")
        @Range(min = 0, max = 8_192)
        @Doc("Embedding size; 0 = no embedding: the first layer has a row of weights per token.")
        int embeddingSize,

        @Default("0.1")
        @Range(min = 1e-6, max = 10)
        @Doc("Embeddings are initialized uniformly in ± this value; 1.7 is unit variance.")
        double embeddingLimit,

        @Default("false") @Doc("Whether the embedding is excluded from training, for pretrained vectors.")
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

    /** Output features of the recurrent layers per time step. */
    int width() {
        return hiddenSize * (bidirectional ? 2 : 1);
    }

    /** A short description, such as {@code lstm, 2 x 256 units, bidirectional}. */
    String describe() {
        if (layers == 0) {
            return "no recurrent layers";
        }
        return "%s, %d x %d units%s"
                .formatted(
                        Binder.toTree(this).get("cell").asText(),
                        layers,
                        hiddenSize,
                        bidirectional ? ", bidirectional" : "");
    }
}
