package org.rnn4j.models.vectors;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rnn4j.core.sequence.WordVectors;

/**
 * Skip-gram with negative sampling: a word's vector v learns to tell the words c of its context from random words n,
 *
 * <pre>
 *   maximise  log σ(v · o_c) + Σ log σ(−v · o_n)      n ~ count(n)^0.75
 * </pre>
 *
 * <p>where o are a second set of vectors, which are then dropped. As in word2vec: the window around each word is drawn between 1 and its
 * maximum; an occurrence of a word of share f is kept with probability {@code min(1, sqrt(s / f) + s / f)} for the subsampling s; the
 * learning rate falls linearly from 0.025 to nearly 0. Unlike there, the sentences are in another random order in each pass. One thread, so that a seed gives the same vectors.
 *
 * @see <a href="https://arxiv.org/abs/1310.4546">Mikolov et al., 2013</a>
 */
public final class SkipGram {
    private static final float RATE = 0.025f;
    private static final float LEAST_RATE = RATE * 1e-4f;
    private static final int TABLE = 1 << 20;

    private final SkipGramOptions options;
    private final int size;
    private final SplittableRandom random;
    /** Probability with which an occurrence of a word is kept, by id. */
    private final float[] kept;
    /** Ids, each in proportion to count^0.75. */
    private final int[] table;
    /** v and o, {@code [words, size]}, row by row. */
    private final float[] inputs;

    private final float[] outputs;
    private final float[] gradient;
    private double loss;
    private long pairs;

    /** Observes a training. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called after each pass over the text.
         *
         * @param epoch number of the pass, from 1
         * @param loss mean of the negated objective over its pairs, in nats; NaN if it had none
         */
        void onEpoch(int epoch, double loss);
    }

    private SkipGram(long[] counts, SkipGramOptions options) {
        this.options = options;
        size = options.dimension();
        random = new SplittableRandom(options.seed());
        kept = kept(counts, options.subsample());
        table = table(counts);
        inputs = new float[Math.multiplyExact(counts.length, size)];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) ((random.nextDouble() - 0.5) / size);
        }
        outputs = new float[inputs.length];
        gradient = new float[size];
    }

    /**
     * The vectors of the words of a text.
     *
     * @param sentences ids of the words; a context does not cross their ends
     * @param counts occurrences by id, at least 1
     */
    public static WordVectors train(int[][] sentences, long[] counts, SkipGramOptions options, Progress progress) {
        SkipGram training = new SkipGram(counts, options);
        long words = Arrays.stream(counts).sum();
        long all = words * options.epochs();
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            training.loss = 0;
            training.pairs = 0;
            long done = words * epoch;
            for (int[] sentence : training.shuffled(sentences)) {
                training.learn(sentence, Math.max(LEAST_RATE, RATE * (float) (all - done) / all));
                done += sentence.length;
            }
            progress.onEpoch(epoch + 1, training.loss / training.pairs);
        }
        return training.vectors(counts.length);
    }

    private static float[] kept(long[] counts, double subsample) {
        double all = Arrays.stream(counts).sum();
        float[] kept = new float[counts.length];
        for (int id = 0; id < kept.length; id++) {
            double excess = subsample * all / counts[id];
            kept[id] = subsample == 0 ? 1 : (float) Math.min(1, Math.sqrt(excess) + excess);
        }
        return kept;
    }

    private static int[] table(long[] counts) {
        double all = 0;
        for (long count : counts) {
            all += Math.pow((double) count, 0.75);
        }
        int[] table = new int[TABLE];
        double sum = 0;
        int at = 0;
        for (int id = 0; id < counts.length; id++) {
            sum += Math.pow((double) counts[id], 0.75);
            for (; at < TABLE && at < sum / all * TABLE; at++) {
                table[at] = id;
            }
        }
        return table;
    }

    /** Files that differ in subject would else be learned one after the other, and the last one best. */
    private int[][] shuffled(int[][] sentences) {
        int[][] order = sentences.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int[] moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        return order;
    }

    private void learn(int[] sentence, float rate) {
        int[] words = Arrays.stream(sentence)
                .filter(id -> kept[id] == 1 || random.nextDouble() < kept[id])
                .toArray();
        for (int at = 0; at < words.length; at++) {
            int reach = 1 + random.nextInt(options.window());
            for (int other = Math.max(0, at - reach); other <= Math.min(words.length - 1, at + reach); other++) {
                if (other != at) {
                    learn(words[at], words[other], rate);
                }
            }
        }
    }

    private void learn(int word, int context, float rate) {
        Arrays.fill(gradient, 0);
        int v = word * size;
        push(v, context * size, true, rate);
        for (int n = 0; n < options.negative(); n++) {
            int drawn = table[random.nextInt(TABLE)];
            if (drawn != context) {
                push(v, drawn * size, false, rate);
            }
        }
        for (int j = 0; j < size; j++) {
            inputs[v + j] += gradient[j];
        }
        pairs++;
    }

    /** Updates the vector at o, and adds to the gradient of that at v. */
    private void push(int v, int o, boolean together, float rate) {
        float dot = dot(v, o);
        double probability = 1 / (1 + Math.exp(-dot));
        loss -= Math.log(Math.max(1e-12, together ? probability : 1 - probability));
        float step = (float) ((together ? 1 : 0) - probability) * rate;
        for (int j = 0; j < size; j++) {
            gradient[j] += step * outputs[o + j];
        }
        for (int j = 0; j < size; j++) {
            outputs[o + j] += step * inputs[v + j];
        }
    }

    /** Four sums, so that additions need not wait for each other. */
    private float dot(int v, int o) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int j = 0;
        for (; j + 3 < size; j += 4) {
            a += inputs[v + j] * outputs[o + j];
            b += inputs[v + j + 1] * outputs[o + j + 1];
            c += inputs[v + j + 2] * outputs[o + j + 2];
            d += inputs[v + j + 3] * outputs[o + j + 3];
        }
        for (; j < size; j++) {
            a += inputs[v + j] * outputs[o + j];
        }
        return (a + b) + (c + d);
    }

    private WordVectors vectors(int words) {
        float[][] rows = new float[words][];
        for (int id = 0; id < words; id++) {
            rows[id] = Arrays.copyOfRange(inputs, id * size, (id + 1) * size);
        }
        return new WordVectors(size, rows);
    }
}
