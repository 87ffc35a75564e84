package org.rnn4j.datasets.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rnn4j.datasets.tagging.TaggedFixture.open;
import static org.rnn4j.datasets.tagging.TaggedFixture.words;
import static org.rnn4j.datasets.tagging.TaggedFixture.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.WordIds;

class TaggedCodecTest {
    @TempDir
    Path folder;

    @Test
    void aLineIsASentence() {
        assertThat(sentences(codec("conll"), "in  Seoul\n#서울 에서 \n")).containsExactly("1: in|Seoul", "2: #서울|에서");
        assertThat(sentences(codec("conllu"), "# in  Seoul\n#in\n")).containsExactly("1: #|in|Seoul", "2: #in");
    }

    @Test
    void aBlankLineAmongSentencesIsRefusedAndTheNextSentenceRead() {
        Iterator<Request> requests =
                codec("conll").requests(new BufferedReader(new StringReader("a\n \nb\n")), "in.txt");
        assertThat(((TaggedRequest) requests.next()).words()).containsExactly("a");
        assertThatThrownBy(requests::next)
                .isInstanceOf(UserException.class)
                .hasMessage("in.txt:2: an empty line, but a sentence is needed");
        assertThat(((TaggedRequest) requests.next()).words()).containsExactly("b");
        assertThat(requests.hasNext()).isFalse();
    }

    @Test
    void rowsWithTabsAreSentencesToo() {
        assertThat(sentences(codec("conll"), "in\tIN\nSeoul\tNNP\n\n\nto\tTO\n"))
                .containsExactly("1: in|Seoul", "2: to");
        assertThat(sentences(
                        codec("conllu"),
                        "# text = vámonos\n1-2\tvámonos\t_\t_\n1\tvamos\tir\tVERB\n2\tnos\tnosotros\tPRON\n\n"))
                .containsExactly("1: vamos|nos");
    }

    @Test
    void rowsThatSeparateDocumentsAreNoSentences() {
        assertThat(sentences(
                        codec("conll"),
                        "-DOCSTART-\t-X-\n\nEU\tNN\nsays\tVB\n\n-DOCSTART-\t-X-\nSeoul\tNN\n\n-DOCSTART-\t-X-\n"))
                .containsExactly("1: EU|says", "2: Seoul");
    }

    @Test
    void aRowWithoutAWordIsRefusedAndTheNextSentenceRead() {
        Iterator<Request> requests = codec("conllu")
                .requests(new BufferedReader(new StringReader("1\t\tx\n2\tb\tb\n\n1\ta\ta\n")), "in.txt");
        assertThatThrownBy(requests::next).isInstanceOf(UserException.class).hasMessage("in.txt:1: column 2 is empty");
        assertThat(((TaggedRequest) requests.next()).words()).containsExactly("a");
        assertThat(requests.hasNext()).isFalse();
    }

    @Test
    void requestsAreEncodedAsTheTrainingPartWas() {
        TaggedCodec codec = codec("conll");
        SequenceBatch batch = codec.encode(
                List.of(new TaggedRequest(1, List.of("Seoul", "in")), new TaggedRequest(2, List.of("서울"))));
        assertThat(words(batch.inputs()).ids())
                .containsExactly(codec.wordId("Seoul"), codec.wordId("in"), codec.unknownId(), 0);
        assertThat(((WordIds) batch.inputs()).characters()[3]).isEmpty();
        assertThat(batch.lengths()).containsExactly(2, 1);
        assertThat(batch.targets()).isEqualTo(new SequenceValues.None(2));
    }

    @Test
    void answersAreALineAnObjectAndRows() throws JsonProcessingException {
        TaggedCodec codec = codec("conll");
        List<Request> requests = List.of(new TaggedRequest(7, List.of("in", "서울", "시")));
        TagPaths paths = new TagPaths(
                new int[][] {{codec.tagId("O"), codec.tagId("B-LOC"), codec.tagId("I-LOC")}},
                new float[][] {{0.5f, 0.25f, 1}});
        Prediction best = codec.decode(requests, paths, false).get(0);
        assertThat(best.text()).isEqualTo("in/O 서울/B-LOC 시/I-LOC");
        assertThat(best.json()).isEqualTo(new ObjectMapper().readTree("""
                {"tokens": ["in", "서울", "시"], "tags": ["O", "B-LOC", "I-LOC"],
                 "spans": [{"type": "LOC", "start": 1, "end": 3, "text": "서울 시"}]}"""));
        assertThat(codec.columns(false)).containsExactly("sentence", "word", "tag");
        assertThat(best.rows())
                .containsExactly(List.of("7", "in", "O"), List.of("7", "서울", "B-LOC"), List.of("7", "시", "I-LOC"));
        Prediction all = codec.decode(requests, paths, true).get(0);
        assertThat(all.text()).isEqualTo("in/O/0.5000 서울/B-LOC/0.2500 시/I-LOC/1.0000");
        assertThat(all.json().get("probabilities").toString()).isEqualTo("[0.5,0.25,1.0]");
        assertThat(codec.columns(true)).containsExactly("sentence", "word", "tag", "probability");
        assertThat(all.rows().get(1)).containsExactly("7", "서울", "B-LOC", "0.2500");
    }

    @Test
    void aCodecComesBackFromItsJson() throws JsonProcessingException {
        TaggedCodec codec = codec("conllu");
        String json = codec.toJson().toString();
        TaggedCodec back = (TaggedCodec) new TaggedCodecFormat().read(new ObjectMapper().readTree(json));
        assertThat(back.toJson().toString()).isEqualTo(json);
        assertThat(back.format()).isEqualTo(new TaggedCodecFormat().name()).isEqualTo("tagged");
        assertThat(back.wordId("Seoul")).isEqualTo(codec.wordId("Seoul")).isNotEqualTo(codec.unknownId());
        assertThat(back.spelling("in서")).isEqualTo(codec.spelling("in서"));
        assertThat(back.tags()).isEqualTo(codec.tags());
        assertThat(sentences(back, "1\ta\tb\n")).containsExactly("1: a");
    }

    @Test
    void aDamagedCodecSaysWhatItLacks() {
        ObjectNode json = (ObjectNode) codec("conll").toJson();
        json.remove("tags");
        assertThatThrownBy(() -> new TaggedCodecFormat().read(json))
                .isInstanceOf(UserException.class)
                .hasMessage("the model's codec \"tagged\" is damaged: codec.tags is missing; it must be a list; use"
                        + " another copy of the model or train it again");
    }

    private TaggedCodec codec(String format) {
        Path file = write(
                folder.resolve("train." + format),
                format.equals("conll")
                        ? "in O\nSeoul B-LOC\nSeoul I-LOC\n"
                        : "1\tin\t_\tO\t_\t_\t_\t_\t_\t_\n2\tSeoul\t_\tB-LOC\t_\t_\t_\t_\t_\t_\n");
        return (TaggedCodec)
                open("{'format': '%s', 'source': '%s', 'split': {'train': 1, 'validation': 0}}".formatted(format, file))
                        .codec();
    }

    private static List<String> sentences(TaggedCodec codec, String text) {
        List<String> sentences = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(text)), "in.txt").forEachRemaining(request -> {
            TaggedRequest sentence = (TaggedRequest) request;
            sentences.add(sentence.number() + ": " + String.join("|", sentence.words()));
        });
        return sentences;
    }
}
