package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.WordVectors;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.layer.CrfOutput;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.layer.WordEmbedding;
import org.rnn4j.models.task.TaggingFactory;

/** Networks of tagging jobs. */
class TaggingFactoryTest extends OneNativeThread {
    private static final OutputSpec TAGS = new OutputSpec.Tags(List.of("O", "B-NP", "I-NP"));
    private static final InputSpec WORDS = new InputSpec.Words(9, 7, Optional.empty());

    private static JobSpec job(String model) {
        return Models.parse("task: tagging%nmodel: {hidden-size: 4, layers: 1, %s}".formatted(model));
    }

    private static MultiLayerNetwork network(String model, InputSpec input) {
        return new TaggingFactory().network(job(model), input, TAGS, DataType.FLOAT);
    }

    private static Layer first(MultiLayerNetwork network) {
        return network.getLayer(0).conf().getLayer();
    }

    @Test
    void readsCharactersIfThereAreFilters() {
        MultiLayerNetwork network = network(
                "bidirectional: true, crf: true, embedding-size: 5, characters: {embedding-size: 2, filters: 3, width: 4}",
                WORDS);
        WordEmbedding words = (WordEmbedding) first(network);
        assertThat(words.wordSize()).isEqualTo(5);
        assertThat(words.getNOut()).isEqualTo(8);
        assertThat(words.getCharacters()).isEqualTo(7);
        assertThat(words.getWidth()).isEqualTo(4);
        CrfOutput head = (CrfOutput) network.getLayer(2).conf().getLayer();
        assertThat(head.getNIn()).isEqualTo(8);
        assertThat(head.getNOut()).isEqualTo(3);
    }

    @Test
    void readsWordsAsTokensWithoutFilters() {
        MultiLayerNetwork network = network("embedding-size: 5, characters: {filters: 0}", WORDS);
        assertThat(first(network)).isInstanceOf(TokenEmbedding.class);
        assertThat(network.getLayer(2).conf().getLayer()).isInstanceOf(RnnOutputLayer.class);
    }

    @Test
    void readsCharactersByDefaultWhereItCan() {
        WordEmbedding words = (WordEmbedding) first(network("embedding-size: 5", WORDS));
        assertThat(words.getFilters()).isEqualTo(30);
        assertThat(words.getCharacterSize()).isEqualTo(25);
        assertThat(words.getWidth()).isEqualTo(3);
        assertThat(first(network("embedding-size: 5", new InputSpec.Tokens(9)))).isInstanceOf(TokenEmbedding.class);
        assertThat(first(network("embedding-size: 0", WORDS))).isInstanceOf(Recurrent.class);
    }

    @Test
    void appliesDropoutToWordsAndToTheCrf() {
        MultiLayerNetwork network =
                network("crf: true, embedding-size: 5, dropout: 0.5, characters: {filters: 3}", WORDS);
        assertThat(Dl4jLayers.regularisation(network.getLayer(1).conf().getLayer())
                        .retain())
                .isEqualTo(0.5);
        assertThat(Dl4jLayers.regularisation(network.getLayer(2).conf().getLayer())
                        .retain())
                .isEqualTo(0.5);
    }

    @Test
    void initializesWordsWithPretrainedVectorsAndFreezesThem() {
        float[][] rows = new float[9][];
        rows[4] = new float[] {1, 2};
        InputSpec words = new InputSpec.Words(9, 7, Optional.of(new WordVectors(2, rows)));
        MultiLayerNetwork network =
                network("embedding-size: 2, freeze-embedding: true, characters: {filters: 3}", words);
        assertThat(network.getParam("0_W").getRow(4).toFloatVector()).containsExactly(1, 2);
        assertThat(((WordEmbedding) first(network)).isFrozen()).isTrue();
    }

    @Test
    void rejectsCharactersWithoutAWordEmbedding() {
        assertThatThrownBy(() -> network("embedding-size: 0, characters: {filters: 30}", WORDS))
                .isInstanceOf(UserException.class)
                .hasMessage("model.characters.filters = 30, but model.embedding-size = 0:"
                        + " character features need a word embedding; set its size");
    }

    @Test
    void rejectsCharactersOfTokens() {
        assertThatThrownBy(() -> network("embedding-size: 5, characters: {filters: 30}", new InputSpec.Tokens(9)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model.characters.filters = 30, but the inputs are not words with characters; leave it out");
    }

    @Test
    void rejectsVectorsOfAnotherSize() {
        InputSpec words = new InputSpec.Words(9, 7, Optional.of(new WordVectors(2, new float[9][])));
        assertThatThrownBy(() -> network("embedding-size: 5, characters: {filters: 3}", words))
                .isInstanceOf(UserException.class)
                .hasMessage("model.embedding-size = 5, but the size of the pretrained vectors is 2; set it to 2");
    }

    @Test
    void rejectsASingleTag() {
        OutputSpec one = new OutputSpec.Tags(List.of("O"));
        assertThatThrownBy(() -> new TaggingFactory().network(job("crf: true"), WORDS, one, DataType.FLOAT))
                .isInstanceOf(UserException.class)
                .hasMessage("task = tagging needs at least two tags, but the data has only one: O");
    }
}
