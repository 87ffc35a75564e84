package org.rnn4j.datasets.classification.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.rnn4j.datasets.codec.CodecJson;

/**
 * A linear classifier: the score of a class, before a softmax, is its bias plus the sum of its weights times the features.
 *
 * @param classCount number of classes
 * @param weights {@code [features + 1, classes]}, the biases last; not copied
 */
public record LinearWeights(int classCount, float[] weights) {

    /** Number of features. */
    public int features() {
        return weights.length / classCount - 1;
    }

    /**
     * The score of each class.
     *
     * @param columns features that are not zero, each once
     * @param values their values
     */
    public double[] scores(int[] columns, float[] values) {
        double[] scores = new double[classCount];
        for (int c = 0; c < classCount; c++) {
            scores[c] = weights[features() * classCount + c];
            for (int j = 0; j < columns.length; j++) {
                scores[c] += (double) weights[columns[j] * classCount + c] * values[j];
            }
        }
        return scores;
    }

    /** The class with the highest score; the first one at a tie. */
    public static int best(double[] scores) {
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        return best;
    }

    /** The weights times a factor. */
    public LinearWeights times(double factor) {
        float[] product = new float[weights.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = (float) (factor * weights[i]);
        }
        return new LinearWeights(classCount, product);
    }

    /** The sums of the weights of two classifiers of the same features and classes. */
    public LinearWeights plus(LinearWeights other) {
        float[] sum = new float[weights.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = weights[i] + other.weights[i];
        }
        return new LinearWeights(classCount, sum);
    }

    /** Adds the weights to the JSON of a codec. */
    public void write(ObjectNode json) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * weights.length);
        bytes.asFloatBuffer().put(weights);
        json.put("weights", bytes.array());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param format name of the codec, for an error
     */
    public static LinearWeights read(String format, JsonNode json, int features, int classCount) {
        float[] weights = new float[(features + 1) * classCount];
        ByteBuffer bytes = ByteBuffer.wrap(bytes(format, json, "weights"));
        if (bytes.remaining() != Float.BYTES * weights.length) {
            throw CodecJson.damaged(format, "its linear path must have %,d weights".formatted(weights.length));
        }
        bytes.asFloatBuffer().get(weights);
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                throw CodecJson.damaged(format, "its linear path has a weight that is not finite");
            }
        }
        return new LinearWeights(classCount, weights);
    }

    /** Bytes in Base64. */
    public static byte[] bytes(String format, JsonNode json, String key) {
        try {
            byte[] bytes = json.path(key).binaryValue();
            if (bytes != null) {
                return bytes;
            }
        } catch (IOException e) { // not Base64
        }
        throw CodecJson.damaged(format, "its linear path must have \"%s\" in Base64".formatted(key));
    }
}
