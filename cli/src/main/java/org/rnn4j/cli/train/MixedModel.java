package org.rnn4j.cli.train;

import java.util.Arrays;
import java.util.Optional;
import org.rnn4j.core.baseline.MixedLoss;
import org.rnn4j.core.baseline.NGram;
import org.rnn4j.core.baseline.NGramBaseline;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TokenStream;

/** The best network interpolated with the n-gram baseline, on the validation split of a text. */
final class MixedModel {
    /** Validation tokens times vocabulary; reading a text token by token takes minutes beyond. */
    private static final long MAX_LOGITS = 1 << 30;

    private MixedModel() {}

    /** Empty where the data is no text, its validation split is too small or too large, or no best model was kept. */
    static Optional<MixedLoss> loss(Training training, RunFolder folder, NGramBaseline baseline) {
        boolean possible = training.data() instanceof TokenStream stream
                && training.model() instanceof LanguageModel
                && folder.best().toFile().exists()
                && stream.size(Split.VALIDATION) > 1
                && stream.size(Split.VALIDATION) * stream.countedIds() <= MAX_LOGITS;
        return possible ? Optional.of(measure(training, folder, baseline)) : Optional.empty();
    }

    private static MixedLoss measure(Training training, RunFolder folder, NGramBaseline baseline) {
        TokenStream data = (TokenStream) training.data();
        int[] tokens = data.tokens(Split.VALIDATION);
        double[] counted = NGram.fit(
                        data.tokens(Split.TRAIN), data.countedIds(), data.endOfSequence(), baseline.order())
                .probabilities(tokens);
        try (SequenceModel best =
                ModelBundle.read(folder.best(), training.plugins()).model(training.plugins())) {
            double[] network = ((LanguageModel) best).probabilities(tokens);
            return MixedLoss.ofHalves(network, Arrays.copyOfRange(counted, 1, counted.length));
        }
    }
}
