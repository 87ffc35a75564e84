package org.rnn4j.models.decoder;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;

/**
 * Equations, sizes and parameter layout of a decoder. Let m_1 .. m_S be the encoder's outputs for a source:
 *
 * <pre>
 *   p       = [forward half of m_S ; backward half of m_1]         or the mean of all m_s
 *   state_0 = tanh(p · bridge)                                     for every layer, h and (LSTM) c
 *   x_t     = [embedding(y_(t-1)) ; a_(t-1) if fed ; p if given at every step]
 *   h_t     = the layers' top output for x_t
 *   w_t     = softmax over s of score(h_t, m_s)                    see {@link Attention}
 *   c_t     = g_t Σ_s w_ts m_s                                     g_t = σ(h_t · gate) if gated, else 1
 *   a_t     = tanh([c_t ; h_t] · attend)                           without attention a_t = h_t
 *   P(y_t)  = softmax(a_t · output)
 * </pre>
 *
 * <p>y_0 is {@code begin}; with {@link Condition#FIRST_INPUT}, {@code p · first} replaces its embedding.
 *
 * @param cell cell of every layer
 * @param layers number of layers
 * @param hidden hidden size of each layer
 * @param sourceWidth size of m_s
 * @param forwardWidth number of features of m_s from the encoder's forward direction; all if it is unidirectional
 * @param mean whether p is the mean of all m_s, which have no order in time, such as the positions of an image
 * @param vocabulary vocabulary size of the target
 * @param embedding embedding size
 * @param attention attention score
 * @param inputFeeding whether a_(t-1) is an input of step t; only with attention
 * @param gated whether a gate decides how much a step looks at the source (Xu et al., 2015, section 4.2.1); only with attention
 * @param condition where p is read
 * @param begin id of the token before the first
 * @param end id of the token after the last
 * @see <a href="https://arxiv.org/abs/1508.04025">Luong, Pham and Manning, 2015</a>
 * @see <a href="https://arxiv.org/abs/1409.0473">Bahdanau, Cho and Bengio, 2015</a>
 * @see <a href="https://arxiv.org/abs/1502.03044">Xu et al., 2015</a>
 */
public record DecoderShape(
        Cell cell,
        int layers,
        int hidden,
        int sourceWidth,
        int forwardWidth,
        boolean mean,
        int vocabulary,
        int embedding,
        Attention attention,
        boolean inputFeeding,
        boolean gated,
        Condition condition,
        int begin,
        int end) {

    /**
     * A parameter: a matrix or a vector.
     *
     * @param offset offset in the flat parameters of the decoder
     * @param columnMajor whether it is stored in column-major order, as in DL4J's dense layers
     */
    public record Part(String name, int offset, int rows, int columns, boolean columnMajor) {
        /** Number of values. */
        public int length() {
            return rows * columns;
        }
    }

    /** Whether there is attention. */
    boolean attends() {
        return attention != Attention.NONE;
    }

    /** Whether there is input feeding. */
    boolean feeds() {
        return attends() && inputFeeding;
    }

    /** Whether there is a gate. */
    boolean gates() {
        return attends() && gated;
    }

    /** Number of state arrays of all layers, each {@code [batch, hidden]}. */
    int stateArrays() {
        return layers * cell.states().size();
    }

    /** Input features of the first layer per time step. */
    int inputWidth() {
        return embedding + (feeds() ? hidden : 0) + (condition == Condition.EVERY_STEP ? sourceWidth : 0);
    }

    /** Shape of the cell of layer l. */
    public CellShape layer(int l) {
        return new CellShape(cell, l == 0 ? inputWidth() : hidden, hidden);
    }

    /** Size of the attention query. */
    int queryWidth() {
        return attention == Attention.GENERAL ? sourceWidth : hidden;
    }

    /** All parameters, in the order of the flat parameters. */
    public List<Part> parts() {
        Parts parts = new Parts();
        parts.dense("bridge", sourceWidth, stateArrays() * hidden, true);
        if (condition == Condition.FIRST_INPUT) {
            parts.dense("first", sourceWidth, embedding, true);
        }
        parts.add("embedding_W", vocabulary, embedding, false);
        for (int l = 0; l < layers; l++) {
            CellShape shape = layer(l);
            parts.add("layer" + l + "_W", shape.inputSize(), shape.gateColumns(), false);
            parts.add("layer" + l + "_U", hidden, shape.recurrentColumns(), false);
            parts.add("layer" + l + "_b", 1, shape.bLength(), false);
        }
        if (attention == Attention.GENERAL) {
            parts.dense("query", hidden, sourceWidth, false);
        }
        if (attention == Attention.BAHDANAU) {
            parts.dense("query", hidden, hidden, true);
            parts.dense("key", sourceWidth, hidden, false);
            parts.add("score_v", 1, hidden, false);
        }
        if (gates()) {
            parts.dense("gate", hidden, 1, true);
        }
        if (attends()) {
            parts.dense("attend", sourceWidth + hidden, hidden, true);
        }
        parts.dense("output", hidden, vocabulary, true);
        return List.copyOf(parts.all);
    }

    /** Offset of a parameter in the flat parameters of the decoder. */
    public int offset(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parameter " + name))
                .offset();
    }

    /** Number of values of all parameters. */
    public int parameterCount() {
        Part last = parts().get(parts().size() - 1);
        return last.offset() + last.length();
    }

    private static final class Parts {
        private final List<Part> all = new ArrayList<>();
        private int end;

        void add(String name, int rows, int columns, boolean columnMajor) {
            all.add(new Part(name, end, rows, columns, columnMajor));
            end += rows * columns;
        }

        void dense(String name, int inputs, int outputs, boolean bias) {
            add(name + "_W", inputs, outputs, true);
            if (bias) {
                add(name + "_b", 1, outputs, false);
            }
        }
    }
}
