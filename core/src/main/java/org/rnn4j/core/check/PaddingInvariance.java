package org.rnn4j.core.check;

import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceBatch;

/** Whether a sequence gets the same prediction alone as in a batch with other sequences and more padding. */
public final class PaddingInvariance implements Check {
    static final double BOUND = 1e-4;
    private static final int SEQUENCES = 6;
    private static final int MORE = 3;

    @Override
    public String name() {
        return "padding invariance";
    }

    @Override
    public Finding of(Subject subject) {
        Optional<String> reason = reasonToSkip(subject);
        if (reason.isPresent()) {
            return Finding.skipped(name(), reason.get());
        }
        SequenceBatch batch = subject.batch(SEQUENCES).orElseThrow();
        boolean isWindow = subject.bundle()
                .codec()
                .input()
                .filter(input -> input instanceof InputSpec.Vectors vectors
                        && vectors.window().isPresent())
                .isPresent();
        int time = Rows.time(batch.inputs());
        int padded = time == 0 || isWindow ? time : time + MORE;
        int[] all = IntStream.range(0, batch.batch()).toArray();
        Outputs together = Outputs.of(subject.model(), Rows.padded(batch, padded, all));
        Outputs alone = new Outputs(IntStream.of(all)
                .mapToObj(b -> Outputs.of(subject.model(), Rows.padded(batch, Rows.length(batch, b), b))
                        .rows()[0])
                .toArray(double[][]::new));
        return Finding.atMost(
                name(),
                alone.differenceTo(together),
                BOUND,
                "largest difference between %d sequences alone and in a padded batch".formatted(batch.batch()),
                "predictions depend on padding, so they change with the batch; mask steps past the length in the codec and the network");
    }

    /** The reason why sequences cannot be moved between batches. */
    static Optional<String> reasonToSkip(Subject subject) {
        if (subject.model() instanceof FittedModel) {
            return Optional.of("the model counts tokens and reads no batches");
        }
        if (subject.bundle()
                .job()
                .block(DecodingSpec.class)
                .filter(DecodingSpec::sample)
                .isPresent()) {
            return Optional.of("decoding.sample = true draws another text at every call");
        }
        return subject.batch(2).isPresent() ? Optional.empty() : Optional.of(subject.noData());
    }
}
