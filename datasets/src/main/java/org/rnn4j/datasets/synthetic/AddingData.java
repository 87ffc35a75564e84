package org.rnn4j.datasets.synthetic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.rnn4j.core.metric.ForecastErrors;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;

/** Sequences {@code [batch, 2, time]} of numbers and marks; targets {@code [batch, 1]}. Generated on demand. */
final class AddingData implements SequenceData {
    private final AddingOptions options;

    AddingData(AddingOptions options) {
        this.options = options;
    }

    @Override
    public InputSpec input() {
        return new InputSpec.Vectors(2);
    }

    @Override
    public OutputSpec output() {
        return new OutputSpec.OneVector(1);
    }

    @Override
    public Codec codec() {
        return new SyntheticCodec();
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        int sequences = (int) size(split);
        long seed = split == Split.TRAIN
                ? plan.seed()
                : options.seed() - split.name().hashCode();
        int batches = (sequences + plan.batchSize() - 1) / plan.batchSize();
        return () -> {
            Random random = new Random(seed * 3 + split.name().hashCode());
            return IntStream.range(0, batches)
                    .mapToObj(i -> draw(
                            random, i * plan.batchSize(), Math.min(plan.batchSize(), sequences - i * plan.batchSize())))
                    .iterator();
        };
    }

    private SequenceBatch draw(Random random, int first, int batch) {
        int time = options.length();
        float[] values = new float[batch * 2 * time];
        float[] sums = new float[batch];
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < time; t++) {
                values[b * 2 * time + t] = random.nextFloat();
            }
            int early = random.nextInt(time / 2);
            int late = time / 2 + random.nextInt(time - time / 2);
            for (int marked : new int[] {early, late}) {
                values[(b * 2 + 1) * time + marked] = 1;
                sums[b] += values[b * 2 * time + marked];
            }
        }
        return new SequenceBatch(
                new RealVectors(batch, 2, time, values),
                new OneVector(batch, 1, sums),
                null,
                false,
                IntStream.range(first, first + batch).toArray());
    }

    @Override
    public long size(Split split) {
        return switch (split) {
            case TRAIN -> options.train();
            case VALIDATION -> options.validation();
            case TEST -> options.test();
        };
    }

    @Override
    public String sha256() {
        return Digest.of(options.toString());
    }

    @Override
    public Map<String, Object> summary() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", "adding problem, T = " + options.length());
        facts.put("train sequences", options.train());
        facts.put("validation sequences", options.validation());
        facts.put("test sequences", options.test());
        return facts;
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(new Squares());
    }

    /** The baseline that always predicts 1, the mean. */
    @Override
    public Map<String, Score> baselines(Split split) {
        Squares squares = new Squares();
        for (SequenceBatch batch : batches(split, new BatchPlan(100, 1, 0))) {
            for (float sum : ((OneVector) batch.targets()).values()) {
                squares.errors.add(sum, 1, 0);
            }
        }
        return size(split) == 0 ? Map.of() : Map.of("always 1", squares.score());
    }

    private static final class Squares implements Scorer {
        private final ForecastErrors errors = new ForecastErrors();

        @Override
        public void add(SequenceBatch batch, Predictions predictions) {
            float[] sums = ((OneVector) batch.targets()).values();
            for (int b = 0; b < sums.length; b++) {
                errors.add(sums[b], ((Predictions.Values) predictions).point()[b][0], 0);
            }
        }

        @Override
        public Score score() {
            return new Score(
                    List.of(new Metric("MSE", errors.mse(), Kind.ERROR), new Metric("MAE", errors.mae(), Kind.ERROR)));
        }
    }
}
