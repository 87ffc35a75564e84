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
import org.rnn4j.core.sequence.AnswerCodec;
import org.rnn4j.core.sequence.AnswerCodec.Request;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Talk;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.ByteCodec;
import org.rnn4j.datasets.codec.Normalization;

class PairsTalkTest {
    private static PairsCodec codec(Memory memory, int maxSource) {
        TextCodec bytes = new ByteCodec(Normalization.NONE);
        return new PairsCodec(bytes, bytes, false, maxSource, memory);
    }

    private static String asked(PairsCodec codec, Request request) {
        TokenIds ids = (TokenIds) codec.encode(List.of(request)).inputs();
        return codec.source().decode(ids.ids());
    }

    private static String asked(PairsCodec codec, Talk talk, String line) {
        return asked(codec, talk.ask(line).orElseThrow());
    }

    @Test
    void aModelOfPairsIsAskedEachLineAlone() {
        PairsCodec codec = codec(new Memory.None(), 20);
        Talk talk = codec.talk().answered("a", "b");
        assertThat(talk.kept()).isEmpty();
        assertThat(asked(codec, talk, "c\td")).isEqualTo("c\td");
    }

    @Test
    void aModelOfDialoguesIsAskedWithTheLastTurnsOfBothSides() {
        PairsCodec codec = codec(new Memory.Turns(3), 20);
        Talk talk = codec.talk().answered("a", "b").answered("c", "d");
        assertThat(talk.kept()).containsExactly("c", "d");
        assertThat(asked(codec, talk, "e")).isEqualTo("c\nd\ne");
    }

    @Test
    void aModelOfStoriesIsAskedAboutAllThatWasTold() {
        PairsCodec codec = codec(new Memory.Facts(0), 20);
        assertThat(codec.talk().ask("A b.")).isEmpty();
        Talk talk = codec.talk().told("A b.").told("C d.").answered("Who?", "A");
        assertThat(talk.kept()).containsExactly("A b.", "C d.");
        assertThat(asked(codec, talk, "Who?")).isEqualTo("A b. C d. Who?");
        assertThat(asked(codec, talk, "谁？")).isEqualTo("A b. C d. 谁？");
    }

    @Test
    void onlyAsManyFactsAreKeptAsTheModelWasTrainedWith() {
        assertThat(codec(new Memory.Facts(1), 20)
                        .talk()
                        .told("A b.")
                        .told("C d.")
                        .kept())
                .containsExactly("C d.");
    }

    @Test
    void theOldestIsForgottenWhereAllWouldBeTooLong() {
        PairsCodec codec = codec(new Memory.Facts(0), 10);
        Talk talk = codec.talk().told("A b.").told("C d.");
        assertThat(talk.kept()).containsExactly("A b.", "C d.");
        assertThat(talk.told("E f.").kept()).containsExactly("C d.", "E f.");
        assertThat(asked(codec, talk, "Who?")).isEqualTo("C d. Who?");
        assertThat(asked(codec, talk, "Who is it?")).isEqualTo("Who is it?");
    }

    @Test
    void aLineThatIsTooLongByItselfIsRefused() {
        Talk talk = codec(new Memory.Facts(0), 10).talk();
        assertThatThrownBy(() -> talk.ask("A is not b."))
                .hasMessage("this line: the source has 11 tokens, but data.max-source = 10");
    }

    @Test
    void tabsPartWhatARequestOfOneLineHoldsOfATalk() {
        assertThat(request(codec(new Memory.Turns(2), 20), "a\tb\tc")).isEqualTo("b\nc");
        assertThat(request(codec(new Memory.Facts(0), 20), "A b.\tWho?")).isEqualTo("A b. Who?");
        assertThat(request(codec(new Memory.None(), 20), "a\tb")).isEqualTo("a\tb");
    }

    private static String request(PairsCodec codec, String line) {
        return asked(
                codec,
                codec.requests(new BufferedReader(new StringReader(line)), "file")
                        .next());
    }

    static List<Memory> memories() {
        return List.of(new Memory.None(), new Memory.Facts(0), new Memory.Facts(7), new Memory.Turns(3));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void whatIsKeptIsSavedWithTheCodec(Memory memory) {
        PairsCodec codec = codec(memory, 20);
        assertThat(((PairsCodec) new PairsCodecFormat().read(codec.toJson())).memory())
                .isEqualTo(memory);
    }

    @Test
    void aCodecOfBeforeIsOneOfPlainPairs() {
        ObjectNode before = (ObjectNode) codec(new Memory.None(), 20).toJson();
        before.remove("memory");
        AnswerCodec read = new PairsCodecFormat().read(before);
        assertThat(((PairsCodec) read).memory()).isEqualTo(new Memory.None());
    }
}
