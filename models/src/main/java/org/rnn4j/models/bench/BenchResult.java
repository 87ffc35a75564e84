package org.rnn4j.models.bench;

/**
 * What was measured; times are medians.
 *
 * @param spec of what
 * @param gemm the matrix products: {@code vector}, {@code plain}, or the name of ND4J's BLAS
 * @param trainMs one training step: forward, loss, backward, clip, Adam
 * @param forwardMs forward and loss of the same batch
 * @param stepUs one token of one sequence
 * @param streamsStepUs one token of every one of {@link BenchSpec#streams} sequences, together
 * @param gflops of the training step, 10^9 necessary operations a second
 * @param gemmGflops of the bare product of a recurrent step (rows of one thread, hidden, hidden) on all threads
 * @param trainingHeapMb Java heap in use after training steps and a collection, in 2^20 bytes
 * @param peakMemoryMb largest resident memory of the process so far, in 2^20 bytes; NaN where the system does not say
 */
public record BenchResult(
        BenchSpec spec,
        String gemm,
        double trainMs,
        double forwardMs,
        double stepUs,
        double streamsStepUs,
        double gflops,
        double gemmGflops,
        double trainingHeapMb,
        double peakMemoryMb) {

    /** Tokens that training reads in a second. */
    public double tokensPerSecond() {
        return 1e3 * spec.batch() * spec.time() / trainMs;
    }

    /** Tokens that all streams together read in a second. */
    public double streamsTokensPerSecond() {
        return 1e6 * spec.streams() / streamsStepUs;
    }

    /** {@link #gflops} as a share of {@link #gemmGflops}. */
    public double share() {
        return gflops / gemmGflops;
    }
}
