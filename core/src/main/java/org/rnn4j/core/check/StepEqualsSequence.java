package org.rnn4j.core.check;

import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Whether a language model gives the same loss one token at a time as over whole sequences. */
public final class StepEqualsSequence implements Check {
    private static final double BOUND = 1e-4;
    private static final int SEQUENCES = 3;

    @Override
    public String name() {
        return "step equals sequence";
    }

    @Override
    public Finding of(Subject subject) {
        if (!(subject.model() instanceof LanguageModel language) || subject.model() instanceof FittedModel) {
            return Finding.skipped(name(), "only recurrent language models are run step by step");
        }
        Optional<SequenceBatch> batch = subject.batch(SEQUENCES).map(StepEqualsSequence::withTargets);
        if (batch.isEmpty()) {
            return Finding.skipped(name(), subject.noData());
        }
        Outcome whole = language.evaluate(batch.get(), null);
        TokenIds inputs = (TokenIds) batch.get().inputs();
        TokenIds targets = (TokenIds) batch.get().targets();
        double loss = 0;
        RnnState state = null;
        for (int t = 0; t < inputs.time(); t++) {
            int step = t;
            NextToken next = language.step(
                    IntStream.range(0, inputs.batch())
                            .map(b -> inputs.at(b, step))
                            .toArray(),
                    state);
            for (int b = 0; b < inputs.batch(); b++) {
                if (t >= Rows.length(batch.get(), b)) {
                    continue; // padding
                }
                loss -= logProbability(next.logits()[b], targets.at(b, t));
            }
            state = next.after();
        }
        return Finding.atMost(
                name(),
                Math.abs(loss - whole.lossNats()) / Math.max(1, whole.targets()),
                BOUND,
                "difference in nats per token over %d steps".formatted(inputs.time()),
                "generate uses other numbers than evaluate; compare the state that step() returns with that of evaluate()");
    }

    /** The inputs of random sequences are targets as well. */
    private static SequenceBatch withTargets(SequenceBatch batch) {
        return batch.targets() instanceof TokenIds
                ? batch
                : new SequenceBatch(batch.inputs(), batch.inputs(), batch.lengths(), false);
    }

    private static double logProbability(float[] logits, int token) {
        double most = IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i])
                .max()
                .orElseThrow();
        double sum = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i] - most))
                .sum();
        return logits[token] - most - Math.log(sum);
    }
}
