package org.rnn4j.core.tiny;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TokenStream;

/** Two strings; stream b of a batch is the b-th of equal parts and continues from batch to batch. */
public record TinyText(TinyCodec codec, String train, String validation) implements TokenStream {

    @Override
    public int[] tokens(Split split) {
        return switch (split) {
            case TRAIN -> codec.encode(train);
            case VALIDATION -> codec.encode(validation);
            case TEST -> new int[0];
        };
    }

    @Override
    public InputSpec input() {
        return new InputSpec.Tokens(codec.vocabularySize());
    }

    @Override
    public OutputSpec output() {
        return new OutputSpec.Tokens(codec.vocabularySize());
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        int[] tokens = tokens(split);
        int streams = plan.batchSize();
        int length = (tokens.length - 1) / streams;
        List<SequenceBatch> batches = new ArrayList<>();
        for (int from = 0; from < length; from += plan.timeSteps()) {
            int time = Math.min(plan.timeSteps(), length - from);
            int[] inputs = new int[streams * time];
            int[] targets = new int[streams * time];
            for (int b = 0; b < streams; b++) {
                System.arraycopy(tokens, b * length + from, inputs, b * time, time);
                System.arraycopy(tokens, b * length + from + 1, targets, b * time, time);
            }
            batches.add(new SequenceBatch(
                    new TokenIds(streams, time, inputs), new TokenIds(streams, time, targets), null, from > 0));
        }
        return batches;
    }

    @Override
    public long size(Split split) {
        return Math.max(0, tokens(split).length - 1);
    }

    @Override
    public String sha256() {
        return "0".repeat(64);
    }

    @Override
    public Map<String, Object> summary() {
        return Map.of(
                "characters",
                Arrays.stream(Split.values()).mapToLong(this::size).sum());
    }

    /** Opens it from a job. */
    public static final class Source implements DataSource {
        private record Options(String train, @Default("") String validation) {}

        @Override
        public String type() {
            return "tiny";
        }

        @Override
        public SequenceData open(ObjectNode block, Codec fitted) {
            Options options = Binder.bind(block, Options.class, "data");
            TinyCodec codec = fitted == null ? new TinyCodec("ab") : (TinyCodec) fitted;
            return new TinyText(codec, options.train(), options.validation());
        }
    }
}
