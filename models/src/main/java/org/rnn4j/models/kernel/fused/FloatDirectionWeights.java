package org.rnn4j.models.kernel.fused;

/** Weights of one direction of a layer, arranged for its passes; shared by the chunks of a batch. */
public interface FloatDirectionWeights {

    /**
     * Number of parts into which {@link #packPart} and {@link FloatDirection#addGradientPart} divide their work among
     * threads.
     */
    int parts();

    /** Packs one part of the weights from the flat parameters; parts may be packed by different threads. */
    void packPart(float[] parameters, int offset, int part, boolean forBackward);

    /** Creates a pass with these weights; a pass processes one chunk at a time. */
    FloatDirection newPass();
}
