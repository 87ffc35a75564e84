package org.rnn4j.models.kernel.fused;

/**
 * One direction of a layer over one chunk of a batch: the forward pass, whose intermediate values are kept, and the
 * backward pass. Implementations differ in how they process time: {@link FloatRecurrence} multiplies the state with
 * matrices at every step; others may recur elementwise or convolve over time.
 *
 * <p>All arrays are time-major: row {@code t * batch + b}. Sequences are sorted by decreasing length, so the ones still
 * running at step t are the first rows of the step. Past a sequence's length, outputs are undefined and the state does
 * not change.
 */
public interface FloatDirection {

    /** Width of the input, or the vocabulary size for token input. */
    int inputSize();

    /** Number of state arrays; 0 if nothing is carried from step to step. */
    int stateArrays();

    /**
     * Allocates arrays and turns dropout and zoneout off.
     *
     * @param activeByStep number of sequences still running at each step
     */
    void shape(int timeSteps, int sequences, int[] activeByStep);

    /**
     * Until the next {@link #shape}, multiplies h by {@code factors [batch, hidden]} where the recurrence reads it.
     */
    void dropRecurrent(float[] factors);

    /**
     * Until the next {@link #shape}, only a share of each step's new state is taken, the rest of the old one is kept.
     *
     * @param taken share of the new state, 0 to 1, by state array: {@code [time * batch, hidden]}, or {@code [batch,
     *     hidden]}
     * @param stride distance between the factors of consecutive steps, or 0 if all steps share them
     */
    void zoneout(float[][] taken, int stride);

    /** Sets the state before the first step, {@code [batch, hidden]}; null for zeros. */
    void initialState(int index, float[] values);

    /** Copies the state after the last valid step of each sequence, {@code [batch, hidden]}. */
    void finalState(int index, float[] into);

    /** Runs forward over token ids, {@code [time * batch]}. */
    void forwardTokens(int[] tokenIds);

    /** Runs forward over vectors, {@code [time * batch, input]} from {@code offset}. */
    void forwardVectors(float[] vectors, int offset);

    /** Outputs, {@code [time * batch, hidden]} from {@link #outputOffset}. */
    float[] outputs();

    /** Offset of the first output in {@link #outputs}. */
    int outputOffset();

    /**
     * Runs backward.
     *
     * @param gradient dLoss/d(outputs), {@code [time * batch, hidden]} from {@code offset}; rows past a sequence's
     *     length are ignored
     * @param finalGradients dLoss/d(final state), by state array, {@code [batch, hidden]}; null for zeros
     */
    void backward(float[] gradient, int offset, float[][] finalGradients);

    /** After backward: gradient of state array {@code index} of the initial state, {@code [batch, hidden]} from 0. */
    float[] stateGradient(int index);

    /** After backward: writes dLoss/dx, {@code [time * batch, input]} from {@code offset}. */
    void inputGradient(float[] dx, int offset);

    /**
     * Adds the weight gradients of one of the {@link FloatDirectionWeights#parts}. Different parts write to different
     * elements.
     *
     * @param xOffset offset of the vectors in the array passed to {@link #forwardVectors}
     * @param gradients flat gradients; the ones of this direction start at {@code offset}
     */
    void addGradientPart(int part, int xOffset, float[] gradients, int offset, FloatScratch scratch);
}
