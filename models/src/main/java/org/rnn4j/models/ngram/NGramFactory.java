package org.rnn4j.models.ngram;

import java.util.Optional;
import org.rnn4j.core.baseline.SavedNGram;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;

/** N-gram models that predict the next token of a stream. */
public final class NGramFactory implements NetworkFactory {

    @Override
    public String task() {
        return "n-gram";
    }

    @Override
    public Class<NGramOptions> options() {
        return NGramOptions.class;
    }

    @Override
    public String describe(JobSpec job) {
        int order = order(job);
        return order == 0 ? "order chosen on the validation split" : "order " + order;
    }

    @Override
    public Optional<SavedNetwork.Format> format() {
        return Optional.of(SavedNGram.FORMAT);
    }

    @Override
    public boolean fits(InputSpec input, OutputSpec output) {
        return input instanceof InputSpec.Tokens && output instanceof OutputSpec.Tokens;
    }

    @Override
    public NGramModel create(JobSpec job, InputSpec input, OutputSpec output) {
        return new NGramModel(order(job), ((OutputSpec.Tokens) output).vocabularySize());
    }

    @Override
    public void requireSizes(JobSpec job, InputSpec input, OutputSpec output, SavedNetwork network) {
        int counted = ((SavedNGram) network).model().vocabularySize();
        if (!(output instanceof OutputSpec.Tokens tokens) || tokens.vocabularySize() != counted) {
            throw new UserException(
                    "its parts do not belong together: its n-grams are of %d tokens, but its codec has %s"
                            .formatted(counted, output.description()));
        }
    }

    @Override
    public NGramModel restore(JobSpec job, SavedNetwork network) {
        return new NGramModel(order(job), ((SavedNGram) network).model());
    }

    private static int order(JobSpec job) {
        return job.options(NGramOptions.class).model().order();
    }
}
