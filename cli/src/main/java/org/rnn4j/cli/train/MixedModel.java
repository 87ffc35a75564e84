package org.rnn4j.cli.train;

import java.util.Arrays;
import java.util.Optional;
import org.rnn4j.core.baseline.Mixture;
import org.rnn4j.core.baseline.NGram;
import org.rnn4j.core.baseline.NGramBaseline;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TokenStream;

/**
 * The best network interpolated with the n-gram baseline, on the validation split of a text.
 *
 * @param lossNats mean loss of both halves of the split, each with the weight that is best for the other
 * @param weight of the network in the mixture, the mean of both
 */
record MixedModel(double lossNats, double weight) {
    /** Validation tokens times vocabulary; reading a text token by token takes minutes beyond. */
    private static final long MAX_LOGITS = 1 << 30;

    private static final int SEGMENT = 2_000;
    private static final int MAX_SEGMENTS = 64;

    /** Empty where the data is no text, its validation split is too small or too large, or no best model was kept. */
    static Optional<MixedModel> of(Training training, RunFolder folder, NGramBaseline baseline) {
        boolean possible = training.data() instanceof TokenStream stream
                && training.model() instanceof LanguageModel
                && folder.best().toFile().exists()
                && stream.size(Split.VALIDATION) > 1
                && stream.size(Split.VALIDATION) * stream.countedIds() <= MAX_LOGITS;
        return possible ? Optional.of(measure(training, folder, baseline)) : Optional.empty();
    }

    private static MixedModel measure(Training training, RunFolder folder, NGramBaseline baseline) {
        TokenStream data = (TokenStream) training.data();
        int[] tokens = data.tokens(Split.VALIDATION);
        double[] counted = NGram.fit(
                        data.tokens(Split.TRAIN), data.countedIds(), data.endOfSequence(), baseline.order())
                .probabilities(tokens);
        int segments = Math.min(MAX_SEGMENTS, 1 + tokens.length / SEGMENT);
        try (SequenceModel best =
                ModelBundle.read(folder.best(), training.plugins()).model(training.plugins())) {
            double[] network = TokenProbabilities.of(((LanguageModel) best)::step, tokens, segments);
            return ofHalves(network, Arrays.copyOfRange(counted, 1, counted.length));
        }
    }

    /** @param network probabilities of two tokens or more, as {@code counted} those of the same tokens */
    static MixedModel ofHalves(double[] network, double[] counted) {
        int half = network.length / 2;
        double[] network1 = Arrays.copyOf(network, half);
        double[] network2 = Arrays.copyOfRange(network, half, network.length);
        double[] counted1 = Arrays.copyOf(counted, half);
        double[] counted2 = Arrays.copyOfRange(counted, half, counted.length);
        Mixture first = Mixture.fit(network1, counted1);
        Mixture second = Mixture.fit(network2, counted2);
        double sum = second.lossNats(network1, counted1) * half
                + first.lossNats(network2, counted2) * (network.length - half);
        return new MixedModel(sum / network.length, (first.weight() + second.weight()) / 2);
    }
}
