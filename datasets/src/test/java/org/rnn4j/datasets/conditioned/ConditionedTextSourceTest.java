package org.rnn4j.datasets.conditioned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.WrittenSide;

class ConditionedTextSourceTest {

    @TempDir
    Path folder;

    private SequenceData data;

    @BeforeEach
    void names() throws IOException {
        Files.writeString(folder.resolve("Korean.txt"), "김\n이\n");
        Files.writeString(folder.resolve("German.txt"), "ab\n");
        data = new ConditionedTextSource().open(options(), null);
    }

    private ObjectNode options() {
        ObjectNode options = JsonNodeFactory.instance.objectNode().put("source", folder.toString());
        options.putObject("split").put("train", 1.0).put("validation", 0.0);
        return options;
    }

    private static WrittenSide text(Codec codec) {
        return (WrittenSide) ((TwoSidedCodec<?, ?>) codec).target();
    }

    @Test
    void aClassIsReadAndATextThatEndsIsWritten() {
        assertThat(data.input()).isEqualTo(new InputSpec.OneClass(2));
        WrittenSide text = text(data.codec());
        assertThat(data.output()).isEqualTo(new OutputSpec.Sequence(text.vocabulary(), text.begin(), text.end()));
        List<String> names = List.of("German", "Korean");
        List<String> seen = new ArrayList<>();
        for (SequenceBatch batch : data.batches(Split.TRAIN, new BatchPlan(2, 8, 0, 1))) {
            TokenSequences targets = (TokenSequences) batch.targets();
            for (int b = 0; b < batch.batch(); b++) {
                int[] ids = new int[targets.lengths()[b]];
                for (int t = 0; t < ids.length; t++) {
                    ids[t] = targets.ids().at(b, t);
                }
                assertThat(ids[ids.length - 1]).isEqualTo(text.end());
                seen.add(names.get(((ClassIds) batch.inputs()).classes()[b]) + " " + text.decodeEnded(ids));
            }
        }
        assertThat(seen).containsExactlyInAnyOrder("Korean 김", "Korean 이", "German ab");
        assertThat(data.size(Split.TRAIN)).isEqualTo(7);
    }

    @Test
    void eachClassIsCountedByItself() {
        WrittenSide text = text(data.codec());
        List<int[]> streams = ((CountedData) data).streams(Split.TRAIN);
        assertThat(streams).hasSize(2);
        assertThat(text.decodeEnded(streams.get(0))).isEqualTo("ab");
        assertThat(streams.get(1)).hasSize(4).endsWith(text.end());
        assertThat(((CountedData) data).streams(Split.VALIDATION)).containsExactly(new int[0], new int[0]);
    }

    @Test
    void aRequestIsTheNameOfAClass() {
        PredictionCodec codec =
                new ConditionedTextCodecFormat().read(data.codec().toJson());
        assertThat(codec.toJson()).isEqualTo(data.codec().toJson());
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader("Korean\n")), "line").forEachRemaining(requests::add);
        assertThat(((ClassIds) codec.encode(requests).inputs()).classes()).containsExactly(1);
        int[] written = text(codec).text().encode("이");
        var answers = new Predictions.Sequences(List.of(List.of(new Decoded(written, -2, -2, null))));
        assertThat(codec.decode(requests, answers, true).get(0).text()).isEqualTo("Korean\n   -2.000  이");
        assertThat(codec.decode(requests, answers, false).get(0).text()).isEqualTo("이");
    }

    @Test
    void aPredictionShowsTheClassWithoutTheBlanksAroundIt() {
        PredictionCodec codec = (PredictionCodec) data.codec();
        List<Request> requests = List.of(codec.requests(new BufferedReader(new StringReader(" Korean \n")), "line")
                .next());
        int[] written = text(codec).text().encode("이");
        var answers = new Predictions.Sequences(List.of(List.of(new Decoded(written, -2, -2, null))));
        assertThat(codec.decode(requests, answers, false).get(0).json())
                .hasToString("{\"class\":\"Korean\",\"text\":\"이\"}");
    }

    @Test
    void aTalkAsksEachLineByItselfAndKeepsNone() {
        PredictionCodec codec = (PredictionCodec) data.codec();
        Conversation conversation =
                codec.conversation().answered("German", "ab").told("Korean");
        List<Request> asked = List.of(conversation.ask("Korean").orElseThrow());
        assertThat(((ClassIds) codec.encode(asked).inputs()).classes()).containsExactly(1);
        assertThat(conversation.kept()).isEmpty();
    }

    @Test
    void aClassThatNobodyKnowsIsAnsweredWithThoseThereAre() {
        PredictionCodec codec = (PredictionCodec) data.codec();
        assertThatThrownBy(() -> codec.requests(new BufferedReader(new StringReader("Korea\n")), "in.txt")
                        .next())
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "in.txt:1: the class \"Korea\" is not among the 2 of the training split; did you mean Korean? there are German, Korean");
    }

    @Test
    void aTextThatIsTooLongIsABadExample() {
        assertThatThrownBy(() -> new ConditionedTextSource().open(options().put("max-length", 1), null))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("German.txt:1: the text has 2 tokens, but data.max-length = 1");
    }
}
