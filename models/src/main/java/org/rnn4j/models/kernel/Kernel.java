package org.rnn4j.models.kernel;

/**
 * Runs a cell forward and backward over whole sequences. Implementations are found by {@link java.util.ServiceLoader}
 * and selected by {@link Kernels}; they are stateless and thread-safe.
 */
public interface Kernel {

    /** Name for {@code -Drnn4j.kernel}. */
    String name();

    /** Whether the kernel works with the current ND4J backend and machine. */
    boolean isUsable();

    /** Runs one direction of a layer forward. */
    Pass forward(Unroll unroll);
}
