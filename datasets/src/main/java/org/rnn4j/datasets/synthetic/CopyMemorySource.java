package org.rnn4j.datasets.synthetic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;

/**
 * {@code type: copy-memory}, for {@code task: language-model}: ten letters of an alphabet of eight, then blanks, then a
 * sign to recall the letters; the target is blank until then. Without memory the loss is {@code 10 ln 8 / (delay + 20)}
 * nats per step.
 *
 * <pre>
 *   letters, delay - 1 blanks, sign, 10 blanks   ->   delay + 10 blanks, letters
 * </pre>
 *
 * <p>Bai, Kolter and Koltun (2018), "An empirical evaluation of generic convolutional and recurrent networks for sequence
 * modeling", section 4.3.
 */
public final class CopyMemorySource implements DataSource {
    private static final int LETTERS = 10;
    private static final int ALPHABET = 8;
    private static final int SIGN = ALPHABET + 1; // 0 is the blank

    @Override
    public String type() {
        return "copy-memory";
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(CopyOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        return new CopyData(Binder.bind(options, CopyOptions.class, "data"));
    }

    private record CopyData(CopyOptions options) implements SequenceData {

        @Override
        public InputSpec input() {
            return new InputSpec.Tokens(SIGN + 1);
        }

        @Override
        public OutputSpec output() {
            return new OutputSpec.Tokens(SIGN + 1);
        }

        @Override
        public Codec codec() {
            return new SyntheticCodec();
        }

        @Override
        public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
            long seed = split == Split.TRAIN
                    ? plan.seed()
                    : options.seed() - split.name().hashCode();
            int batches = (sequences(split) + plan.batchSize() - 1) / plan.batchSize();
            return () -> {
                Random random = new Random(seed * 3 + split.name().hashCode());
                return IntStream.range(0, batches)
                        .mapToObj(i ->
                                draw(random, Math.min(plan.batchSize(), sequences(split) - i * plan.batchSize())))
                        .iterator();
            };
        }

        private SequenceBatch draw(Random random, int batch) {
            int time = options.delay() + 2 * LETTERS;
            int[] read = new int[batch * time];
            int[] target = new int[batch * time];
            for (int b = 0; b < batch; b++) {
                for (int i = 0; i < LETTERS; i++) {
                    int letter = 1 + random.nextInt(ALPHABET);
                    read[b * time + i] = letter;
                    target[b * time + options.delay() + LETTERS + i] = letter;
                }
                read[b * time + options.delay() + LETTERS - 1] = SIGN;
            }
            return new SequenceBatch(new TokenIds(batch, time, read), new TokenIds(batch, time, target), null, false);
        }

        private int sequences(Split split) {
            return switch (split) {
                case TRAIN -> options.train();
                case VALIDATION -> options.validation();
                case TEST -> options.test();
            };
        }

        @Override
        public long size(Split split) {
            return (long) sequences(split) * (options.delay() + 2 * LETTERS);
        }

        @Override
        public String sha256() {
            return Digest.of(options.toString());
        }

        @Override
        public Map<String, Object> summary() {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("source", "copy memory, delay " + options.delay());
            facts.put("train sequences", options.train());
            facts.put("nats per step without memory", LETTERS * Math.log(ALPHABET) / (options.delay() + 2 * LETTERS));
            return facts;
        }
    }
}
