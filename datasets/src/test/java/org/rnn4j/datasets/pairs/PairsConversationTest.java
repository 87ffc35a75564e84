package org.rnn4j.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.ByteCodec;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.Memory;
import org.rnn4j.datasets.sides.text.TextSide;
import org.rnn4j.datasets.sides.text.WrittenSide;

class PairsConversationTest {
    private static TwoSidedCodec<String, String> codec(Memory memory, int maxSource) {
        TextCodec bytes = new ByteCodec(Normalization.NONE);
        return new TwoSidedCodec<>(
                "pairs",
                TextSide.whole(bytes, maxSource, false, memory),
                new WrittenSide(bytes, WrittenSide.Role.ANSWER, 500));
    }

    private static String asked(TwoSidedCodec<String, String> codec, Request request) {
        TokenIds ids = (TokenIds) codec.encode(List.of(request)).inputs();
        return ((TextSide) codec.source()).text().decode(ids.ids());
    }

    private static String asked(TwoSidedCodec<String, String> codec, Conversation conversation, String line) {
        return asked(codec, conversation.ask(line).orElseThrow());
    }

    @Test
    void aModelOfPairsIsAskedEachLineAlone() {
        TwoSidedCodec<String, String> codec = codec(new Memory.None(), 20);
        Conversation conversation = codec.conversation().answered("a", "b");
        assertThat(conversation.kept()).isEmpty();
        assertThat(asked(codec, conversation, "c\td")).isEqualTo("c\td");
    }

    @Test
    void aModelOfDialoguesIsAskedWithTheLastTurnsOfBothSides() {
        TwoSidedCodec<String, String> codec = codec(new Memory.Turns(3), 20);
        Conversation conversation = codec.conversation().answered("a", "b").answered("c", "d");
        assertThat(conversation.kept()).containsExactly("c", "d");
        assertThat(asked(codec, conversation, "e")).isEqualTo("c\nd\ne");
    }

    @Test
    void aModelOfStoriesIsAskedAboutAllThatWasTold() {
        TwoSidedCodec<String, String> codec = codec(new Memory.Facts(0), 20);
        assertThat(codec.conversation().ask("A b.")).isEmpty();
        Conversation conversation =
                codec.conversation().told("A b.").told("C d.").answered("Who?", "A");
        assertThat(conversation.kept()).containsExactly("A b.", "C d.");
        assertThat(asked(codec, conversation, "Who?")).isEqualTo("A b. C d. Who?");
        assertThat(asked(codec, conversation, "谁？")).isEqualTo("A b. C d. 谁？");
    }

    @Test
    void onlyAsManyFactsAreKeptAsTheModelWasTrainedWith() {
        assertThat(codec(new Memory.Facts(1), 20)
                        .conversation()
                        .told("A b.")
                        .told("C d.")
                        .kept())
                .containsExactly("C d.");
    }

    @Test
    void theOldestIsForgottenWhereAllWouldBeTooLong() {
        TwoSidedCodec<String, String> codec = codec(new Memory.Facts(0), 10);
        Conversation conversation = codec.conversation().told("A b.").told("C d.");
        assertThat(conversation.kept()).containsExactly("A b.", "C d.");
        assertThat(conversation.told("E f.").kept()).containsExactly("C d.", "E f.");
        assertThat(asked(codec, conversation, "Who?")).isEqualTo("C d. Who?");
        assertThat(asked(codec, conversation, "Who is it?")).isEqualTo("Who is it?");
    }

    @Test
    void aLineThatIsTooLongByItselfIsRefused() {
        Conversation conversation = codec(new Memory.Facts(0), 10).conversation();
        assertThatThrownBy(() -> conversation.ask("A is not b."))
                .hasMessage("this line: the source has 11 tokens, but data.max-source = 10");
    }

    @Test
    void tabsPartWhatARequestOfOneLineHoldsOfATalk() {
        assertThat(request(codec(new Memory.Turns(2), 20), "a\tb\tc")).isEqualTo("b\nc");
        assertThat(request(codec(new Memory.Facts(0), 20), "A b.\tWho?")).isEqualTo("A b. Who?");
        assertThat(request(codec(new Memory.None(), 20), "a\tb")).isEqualTo("a\tb");
    }

    private static String request(TwoSidedCodec<String, String> codec, String line) {
        return asked(
                codec,
                codec.requests(new BufferedReader(new StringReader(line)), "file")
                        .next());
    }

    private static Memory memory(PredictionCodec codec) {
        return ((TextSide) ((TwoSidedCodec<?, ?>) codec).source()).memory();
    }

    static List<Memory> memories() {
        return List.of(new Memory.None(), new Memory.Facts(0), new Memory.Facts(7), new Memory.Turns(3));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void whatIsKeptIsSavedWithTheCodec(Memory memory) {
        TwoSidedCodec<String, String> codec = codec(memory, 20);
        assertThat(memory(new PairsCodecFormat().read(codec.toJson()))).isEqualTo(memory);
    }

    @Test
    void aCodecOfBeforeIsOneOfPlainPairs() {
        ObjectNode before = (ObjectNode) codec(new Memory.None(), 20).toJson();
        before.remove("memory");
        PredictionCodec read = new PairsCodecFormat().read(before);
        assertThat(memory(read)).isEqualTo(new Memory.None());
    }
}
