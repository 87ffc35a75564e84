package org.rnn4j.models.kernel.fused;

/** The weights of one direction of one layer, laid out for its passes; shared by the chunks of a batch. */
public interface FloatDirectionWeights {

    /** Blocks into which {@link #packPart} and {@link FloatDirection#addGradientPart} cut their work, for threads to share. */
    int parts();

    /** Takes one block of the weights from the flat parameters; different threads may take different blocks. */
    void packPart(float[] parameters, int offset, int part, boolean forBackward);

    /** A pass with these weights, for one chunk at a time. */
    FloatDirection newPass();
}
