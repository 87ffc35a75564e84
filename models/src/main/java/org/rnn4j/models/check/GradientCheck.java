package org.rnn4j.models.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.rnn4j.core.check.Check;
import org.rnn4j.core.check.Finding;
import org.rnn4j.core.check.Subject;
import org.rnn4j.core.dl4j.Dl4jEnsemble;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;

/**
 * Compares the gradient of a network with central differences, {@code (L(w + h) - L(w - h)) / 2h}, in a float64 twin of the same
 * configuration and parameters, on a small batch of its data. Of each parameter array, those with the largest gradients are
 * compared, and some at random.
 */
public final class GradientCheck implements Check {
    private static final double BOUND = 1e-4;
    private static final int SEQUENCES = 4;
    private static final int LARGEST = 2;
    private static final int RANDOM = 2;

    /** Gradients below this share of the largest one are compared with it: they are lost in rounding. */
    private static final double SMALL = 1e-3;

    @Override
    public String name() {
        return "gradient";
    }

    @Override
    public Finding of(Subject subject) {
        SavedNetwork saved = subject.model().network();
        if (!(saved instanceof Dl4jNetwork || saved instanceof Dl4jEnsemble)) {
            return Finding.skipped(name(), "the model is not trained by gradients");
        }
        Optional<SequenceBatch> batch = subject.batch(SEQUENCES).map(small -> withTargets(subject, small));
        if (batch.isEmpty() || batch.get().targets() instanceof SequenceValues.None) {
            return Finding.skipped(name(), subject.noData());
        }
        Dl4jNetwork first = Dl4jEnsemble.membersOf(saved).get(0);
        try (Twin twin = Twin.of(
                        first.layers(), subject.model(), subject.bundle().job(), batch.get())
                .orElse(null)) {
            return twin == null
                    ? Finding.skipped(
                            name(),
                            "DL4J's layers run this network, on a backend or with a cell without a fused kernel")
                    : of(twin);
        }
    }

    private static SequenceBatch withTargets(Subject subject, SequenceBatch batch) {
        return batch.targets() instanceof SequenceValues.None && subject.model() instanceof LanguageModel
                ? new SequenceBatch(batch.inputs(), batch.inputs(), batch.lengths(), false)
                : batch;
    }

    Finding of(Differentiable network) {
        double[] gradient = network.gradient();
        double step = network.step();
        int[] ends = network.arrays();
        double scale = IntStream.range(ends[0], gradient.length)
                .mapToDouble(p -> Math.abs(gradient[p]))
                .max()
                .orElse(0);
        SplittableRandom random = new SplittableRandom(1);
        double worst = 0;
        int compared = 0;
        for (int a = 1; a < ends.length; a++) {
            for (int p : sample(gradient, ends[a - 1], ends[a], random)) {
                double difference = (network.lossAt(p, step) - network.lossAt(p, -step)) / (2 * step);
                double size = Math.max(Math.max(Math.abs(difference), Math.abs(gradient[p])), SMALL * scale);
                worst = Math.max(worst, size == 0 ? 0 : Math.abs(difference - gradient[p]) / size);
                compared++;
            }
        }
        return Finding.atMost(
                name(),
                worst,
                BOUND,
                "largest relative error of %d of %,d parameters".formatted(compared, gradient.length - ends[0]),
                "the backward pass does not fit the forward pass; run rnn4j verify without a model, and check cells and heads of your own");
    }

    private static int[] sample(double[] gradient, int from, int to, SplittableRandom random) {
        if (to - from <= LARGEST + RANDOM) {
            return IntStream.range(from, to).toArray();
        }
        int[] largest = new int[LARGEST];
        Arrays.fill(largest, from);
        for (int p = from; p < to; p++) {
            if (Math.abs(gradient[p]) > Math.abs(gradient[largest[0]])) {
                largest[1] = largest[0];
                largest[0] = p;
            }
        }
        return IntStream.concat(IntStream.of(largest), random.ints(RANDOM, from, to))
                .distinct()
                .toArray();
    }
}
