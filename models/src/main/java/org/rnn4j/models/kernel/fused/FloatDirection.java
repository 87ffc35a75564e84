package org.rnn4j.models.kernel.fused;

/**
 * One direction of one layer over one chunk of a batch: the forward pass, which is kept, and the backward pass. What runs
 * through time in it is its own affair: {@link FloatRecurrence} multiplies the state with matrices at every step; a recurrence
 * element by element, or a convolution over time, stands beside it.
 *
 * <p>All sequences of values are time-major: row {@code t * batch + b}. Sequences are sorted by falling length, so that those
 * still running at step t are the first rows of the step. Past a sequence's length outputs are undefined and its state stays.
 */
public interface FloatDirection {

    /** Width of the input, or the vocabulary's size where it is tokens. */
    int inputSize();

    /** Arrays that a state has; 0 where nothing is carried from step to step. */
    int stateArrays();

    /**
     * Makes room for some steps of some sequences, without dropout and zoneout.
     *
     * @param activeByStep sequences that are still running at each step
     */
    void shape(int timeSteps, int sequences, int[] activeByStep);

    /** From here to the next {@link #shape}, h is multiplied by {@code factors [batch, hidden]} where the recurrence reads it. */
    void dropRecurrent(float[] factors);

    /**
     * From here to the next {@link #shape}, only a share of what a step gives becomes the state.
     *
     * @param taken that share, 0 to 1, by state array: {@code [time * batch, hidden]}, or {@code [batch, hidden]}
     * @param stride from the factors of one step to those of the next, or 0 where all steps have the same
     */
    void zoneout(float[][] taken, int stride);

    /** Sets the state before the first step; null = zeros. The array is {@code [batch, hidden]}. */
    void initialState(int index, float[] values);

    /** Copies the state after the last valid step of each sequence, {@code [batch, hidden]}. */
    void finalState(int index, float[] into);

    /** Runs forward over token ids, {@code [time * batch]}. */
    void forwardTokens(int[] tokenIds);

    /** Runs forward over vectors, {@code [time * batch, input]} from {@code offset}. */
    void forwardVectors(float[] vectors, int offset);

    /** Outputs, {@code [time * batch, hidden]} from {@link #outputOffset}. */
    float[] outputs();

    /** First output in {@link #outputs}. */
    int outputOffset();

    /**
     * Runs backward.
     *
     * @param gradient dLoss/doutputs, {@code [time * batch, hidden]} from {@code offset}; rows past a sequence's end are not
     *     read
     * @param finalGradients dLoss/d(final state), by state array, {@code [batch, hidden]}; null = zeros
     */
    void backward(float[] gradient, int offset, float[][] finalGradients);

    /** Gradient of state array {@code index} of the initial state, {@code [batch, hidden]} from 0, after backward. */
    float[] stateGradient(int index);

    /** dLoss/dx after backward, {@code [time * batch, input]} from {@code offset}. */
    void inputGradient(float[] dx, int offset);

    /**
     * Adds the gradients of one of the weights' {@link FloatDirectionWeights#parts}. Different parts write to different
     * elements.
     *
     * @param xOffset first element of the vectors that {@link #forwardVectors} read
     * @param gradients flat gradients; this direction's start at {@code offset}
     */
    void addGradientPart(int part, int xOffset, float[] gradients, int offset, FloatScratch scratch);
}
