package org.rnn4j.models.layer;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.rnn4j.core.sequence.SequenceValues.WordIds;

/**
 * Configuration of a word embedding with characters: the word's row of a table, concatenated with features from a
 * convolution over its spelling.
 *
 * <p>Input is ids, [batch, 1 + characters of the longest word, time]: the word's id, its characters' ids, then zeros.
 * Output is [batch, wordSize + filters, time], zero where the mask [batch, time] is zero. {@code nIn} is the vocabulary
 * size. Parameters are W [nIn, wordSize], C [characters, characterSize], F [filters, width * characterSize] and b
 * [filters]; {@link org.rnn4j.models.characters.FloatCharacterFilters} documents the equations. {@code dropOut}, {@code
 * activation} and {@code biasInit} are not used.
 *
 * <pre>{@code
 * new WordEmbedding.Builder().nIn(20_000).wordSize(100).characters(90).characterSize(25).filters(30).width(3).build()
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1603.01354">Ma and Hovy, 2016</a>
 */
public class WordEmbedding extends SequenceLayer {
    @JsonProperty
    private int characters;

    @JsonProperty
    private int characterSize;

    @JsonProperty
    private int filters;

    @JsonProperty
    private int width;

    @JsonProperty
    private boolean frozen;

    /**
     * Initializer of W; null for this layer's default. DL4J overwrites the inherited weightInitFn with the network's
     * setting.
     */
    @JsonProperty
    private IWeightInit tableInit;

    private WordEmbedding(Builder builder) {
        super(builder);
        characters = builder.characters;
        characterSize = builder.characterSize;
        filters = builder.filters;
        width = builder.width;
        frozen = builder.frozen;
        nOut = (long) builder.wordSize + filters;
        tableInit = builder.getWeightInitFn();
        initializeConstraints(builder);
    }

    /** For deserialization. */
    @SuppressWarnings("unused")
    private WordEmbedding() {}

    /** Input array of this layer for {@code words}, [batch, 1 + characters of the longest word, time]. */
    public static INDArray input(WordIds words, DataType type) {
        int batch = words.batch();
        int time = words.words().time();
        int longest = 1;
        for (int[] spelling : words.characters()) {
            longest = Math.max(longest, spelling.length);
        }
        int[] ids = new int[batch * (1 + longest) * time];
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < time; t++) {
                int at = b * (1 + longest) * time + t;
                ids[at] = words.words().at(b, t);
                int[] spelling = words.characters()[b * time + t];
                for (int p = 0; p < spelling.length; p++) {
                    ids[at + (1 + p) * time] = spelling[p];
                }
            }
        }
        return Nd4j.createFromArray(ids).castTo(type).reshape('c', batch, 1 + longest, time);
    }

    /** Size of the word's own vector. */
    public int wordSize() {
        return (int) nOut - filters;
    }

    /** Offset of C within the layer's parameters; F and b follow it. */
    public int characterOffset() {
        return Math.toIntExact(nIn * wordSize());
    }

    /** Size of the character vocabulary, including the padding id 0. */
    public int getCharacters() {
        return characters;
    }

    /** Size of a character vector. */
    public int getCharacterSize() {
        return characterSize;
    }

    /** Number of features of a spelling. */
    public int getFilters() {
        return filters;
    }

    /** Number of characters a filter spans. */
    public int getWidth() {
        return width;
    }

    /** Whether training leaves W unchanged; the character parameters are trained regardless. */
    public boolean isFrozen() {
        return frozen;
    }

    IWeightInit tableInit() {
        return tableInit;
    }

    @Override
    BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType precision) {
        return new WordEmbeddingImplementation(conf, precision);
    }

    @Override
    LayerParameters parameters() {
        return WordEmbeddingParameters.INSTANCE;
    }

    @Override
    List<Object> settings() {
        return Arrays.asList(characters, characterSize, filters, width, frozen, tableInit);
    }

    /** Does nothing: the vocabulary size does not follow from the input. */
    @Override
    public void setNIn(InputType inputType, boolean override) {}

    /** Builder of a {@link WordEmbedding}; {@code nIn} (vocabulary size) is inherited, {@code nOut} is computed. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {
        private int wordSize;
        private int characters;
        private int characterSize = 25;
        private int filters = 30;
        private int width = 3;
        private boolean frozen;

        /** Sets the size of the word's own vector. */
        public Builder wordSize(int size) {
            wordSize = size;
            return this;
        }

        /** Sets the size of the character vocabulary, including the padding id 0. */
        public Builder characters(int count) {
            characters = count;
            return this;
        }

        /** Sets the size of a character vector. */
        public Builder characterSize(int size) {
            characterSize = size;
            return this;
        }

        /** Sets the number of features of a spelling. */
        public Builder filters(int count) {
            filters = count;
            return this;
        }

        /** Sets the number of characters a filter spans. */
        public Builder width(int count) {
            width = count;
            return this;
        }

        /** Sets whether training leaves W unchanged, for pretrained vectors. */
        public Builder frozen(boolean frozen) {
            this.frozen = frozen;
            return this;
        }

        @Override
        public WordEmbedding build() {
            return new WordEmbedding(this);
        }
    }
}
