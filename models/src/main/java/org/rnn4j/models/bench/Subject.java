package org.rnn4j.models.bench;

/** A network and a batch of random tokens for it. */
interface Subject extends AutoCloseable {
    long SEED = 42;
    double LEARNING_RATE = 1e-3;
    double CLIP_NORM = 5;

    /** See {@link BenchResult#gemm}. */
    String gemm();

    /** One training step. */
    void train();

    /** Forward and loss. */
    void forward();

    /** What reads one more token of each of so many sequences, from the zero state on. */
    Runnable stepper(int streams);

    /** The product that a recurrent step is made of. */
    Product product(int gates);

    @Override
    default void close() {}

    /**
     * A matrix product to repeat.
     *
     * @param once multiplies
     * @param flops of that
     */
    record Product(Runnable once, double flops) {
        double gflops(double seconds) {
            return flops / Timing.medianSeconds(once, seconds) / 1e9;
        }
    }
}
