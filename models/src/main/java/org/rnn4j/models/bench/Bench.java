package org.rnn4j.models.bench;

/**
 * Measures the speed of a network on random tokens. Times are medians after a warm-up of fixed duration.
 */
public final class Bench {
    private static final double FORWARD_SHARE = 0.5;
    private static final double STEP_SHARE = 0.25;

    private Bench() {}

    /** Runs all measurements, which takes about four times {@link BenchSpec#seconds}. ND4J's threads must be set before. */
    public static BenchResult run(BenchSpec spec) {
        double seconds = spec.seconds();
        try (Subject subject = subject(spec)) {
            double train = Timing.medianSeconds(subject::train, seconds);
            double heap = Memory.liveHeapMegabytes();
            double forward = Timing.medianSeconds(subject::forward, seconds * FORWARD_SHARE);
            double step = Timing.medianSeconds(subject.stepper(1), seconds * STEP_SHARE);
            double streams = Timing.medianSeconds(subject.stepper(spec.streams()), seconds * STEP_SHARE);
            int gates = spec.cell().gates().size();
            return new BenchResult(
                    spec,
                    subject.gemm(),
                    train * 1e3,
                    forward * 1e3,
                    step * 1e6,
                    streams * 1e6,
                    spec.trainingFlops(gates) / train / 1e9,
                    subject.product(gates).gflops(seconds * STEP_SHARE),
                    heap,
                    Memory.peakMegabytes());
        }
    }

    private static Subject subject(BenchSpec spec) {
        return switch (spec.kernel()) {
            case FUSED -> new FusedSubject(spec);
            case GENERIC -> Dl4jSubject.generic(spec);
            case STOCK -> Dl4jSubject.stock(spec);
        };
    }
}
