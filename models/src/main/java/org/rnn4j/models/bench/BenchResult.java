package org.rnn4j.models.bench;

/**
 * Results of a benchmark; times are medians.
 *
 * @param spec the measured network
 * @param gemm implementation of the matrix products: {@code vector}, {@code plain}, or the name of ND4J's BLAS
 * @param trainMs time of a training step (forward, loss, backward, clipping, Adam), in milliseconds
 * @param forwardMs time of forward pass and loss for the same batch, in milliseconds
 * @param stepUs time of one token of one sequence, in microseconds
 * @param streamsStepUs time of one token of each of {@link BenchSpec#streams} sequences together, in microseconds
 * @param gflops required operations of the training step, in 10^9 per second
 * @param gemmGflops speed of the matrix product of a recurrent step alone (rows of one thread, hidden, hidden) on all
 * threads, in 10^9 operations per second
 * @param trainingHeapMb Java heap in use after training and a garbage collection, in 2^20 bytes
 * @param peakMemoryMb peak resident memory of the process so far, in 2^20 bytes; NaN if unknown
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

    /** Training throughput, in tokens per second. */
    public double tokensPerSecond() {
        return 1e3 * spec.batch() * spec.time() / trainMs;
    }

    /** Inference throughput of all streams together, in tokens per second. */
    public double streamsTokensPerSecond() {
        return 1e6 * spec.streams() / streamsStepUs;
    }

    /** {@link #gflops} as a share of {@link #gemmGflops}. */
    public double share() {
        return gflops / gemmGflops;
    }
}
