package org.rnn4j.models.bench;

/** A network to measure, with a batch of random tokens. */
interface Subject extends AutoCloseable {
    long SEED = 42;
    double LEARNING_RATE = 1e-3;
    double CLIP_NORM = 5;

    /** Implementation of the matrix products; see {@link BenchResult#gemm}. */
    String gemm();

    /** Runs a training step. */
    void train();

    /** Runs a forward pass and computes the loss. */
    void forward();

    /** Creates a task that reads one more token of each of {@code streams} sequences, starting from a zero state. */
    Runnable stepper(int streams);

    /** Creates the matrix product of a recurrent step. */
    Product product(int gates);

    @Override
    default void close() {}

    /**
     * A matrix product to measure.
     *
     * @param once computes it
     * @param flops floating-point operations of one run
     */
    record Product(Runnable once, double flops) {
        double gflops(double seconds) {
            return flops / Timing.medianSeconds(once, seconds) / 1e9;
        }
    }
}
