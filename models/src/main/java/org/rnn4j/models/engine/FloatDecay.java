package org.rnn4j.models.engine;

/**
 * Decoupled weight decay of a range of parameters: each update also subtracts {@code learning rate · coefficient · p}.
 *
 * @param from first parameter
 * @param to parameter after the last one
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, 2019</a>
 */
public record FloatDecay(int from, int to, double coefficient) {

    /** Applies the decay to those parameters of the range that lie in {@code [blockFrom, blockTo)}. */
    void apply(float[] p, int blockFrom, int blockTo, double learningRate) {
        float keep = (float) (1 - learningRate * coefficient);
        for (int j = Math.max(from, blockFrom); j < Math.min(to, blockTo); j++) {
            p[j] *= keep;
        }
    }
}
