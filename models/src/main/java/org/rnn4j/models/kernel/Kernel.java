package org.rnn4j.models.kernel;

/**
 * Runs a cell over whole sequences and back. Implementations are found by {@link java.util.ServiceLoader} and picked by
 * {@link Kernels}; they are stateless and safe to use from several threads.
 */
public interface Kernel {

    /** What {@code -Drnn4j.kernel} calls it. */
    String name();

    /** Whether it works on the ND4J backend and machine at hand. */
    boolean isUsable();

    /** Runs one direction forward. */
    Pass forward(Unroll unroll);
}
