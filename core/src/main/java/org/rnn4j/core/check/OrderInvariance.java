package org.rnn4j.core.check;

import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.SequenceBatch;

/** Whether a sequence gets the same prediction at another place of its batch. */
public final class OrderInvariance implements Check {
    private static final int SEQUENCES = 7;

    @Override
    public String name() {
        return "batch-order invariance";
    }

    @Override
    public Finding of(Subject subject) {
        Optional<String> reason = PaddingInvariance.reasonToSkip(subject);
        if (reason.isPresent()) {
            return Finding.skipped(name(), reason.get());
        }
        SequenceBatch batch = subject.batch(SEQUENCES).orElseThrow();
        int last = batch.batch() - 1;
        int[] reversed = IntStream.rangeClosed(0, last).map(b -> last - b).toArray();
        Outputs there = Outputs.of(subject.model(), Rows.of(batch, reversed));
        Outputs back = new Outputs(
                IntStream.of(reversed).mapToObj(b -> there.rows()[b]).toArray(double[][]::new));
        return Finding.atMost(
                name(),
                Outputs.of(subject.model(), batch).differenceTo(back),
                PaddingInvariance.BOUND,
                "largest difference between a batch of %d and the same batch reversed".formatted(batch.batch()),
                "the place of a sequence in its batch changes its prediction; look for state that is kept between sequences");
    }
}
