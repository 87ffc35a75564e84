package org.rnn4j.core.network;

import org.rnn4j.core.error.UserException;

/**
 * A language model that has a say in each token that another model writes (shallow fusion):
 *
 * <pre>
 *   log P(token) = log P_model(token | source, tokens before) + weight · log P_language(token | tokens before)
 * </pre>
 *
 * @param model a language model of texts of the same kind, one per line
 * @param ids {@code [vocabulary]}, the language model's id of each token of the other model; -1 for tokens that it does not know,
 *     which get the probability of its least likely token
 * @param boundary the language model's id of the end of a line, which precedes the first token and follows the last one
 * @param weight greater than 0
 * @see <a href="https://arxiv.org/abs/1503.03535">Gulcehre et al., 2015</a>
 */
public record LanguageModelFusion(LanguageModel model, int[] ids, int boundary, double weight) {
    public LanguageModelFusion {
        ids = ids.clone();
        if (!(weight > 0 && weight <= 100)) {
            throw new UserException(
                    "--language-model-weight = %s, but must be greater than 0 and at most 100".formatted(weight));
        }
    }

    /** The token that the model reads for one of its ids: an unknown one is read as the end of a line. */
    public int read(int id) {
        return id < 0 ? boundary : id;
    }

    /**
     * The weighted log probabilities of the next token.
     *
     * @param logits {@code [vocabulary of the model]}
     */
    public NextScores next(float[] logits) {
        float least = Float.POSITIVE_INFINITY;
        for (float logit : logits) {
            least = Math.min(least, logit);
        }
        return new NextScores(logits, Softmax.of(logits), least, weight);
    }

    /** The language model's part of the score of the next token. */
    public record NextScores(float[] logits, Softmax softmax, float least, double weight) {

        /** The score of one of the model's ids, in nats; -1 has that of the least likely token. */
        public double of(int id) {
            return weight * softmax.logProbability(id < 0 ? least : logits[id]);
        }
    }
}
