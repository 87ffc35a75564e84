package org.rnn4j.datasets.classification.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.codec.VocabularyLimits;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.TextSide;

class LabelledTextCodecTest {
    private final PredictionCodec codec = new TwoSidedCodec<>(
            "labelled-text",
            TextSide.cut(new Tokenizer.Character(new VocabularyLimits(1, 100)).fit("가ab", Normalization.NFC), 3),
            new ClassSide(new ClassNames(List.of("neg", "pos"))));

    @Test
    void comesBackFromABundle() {
        CodecFormat format = ServiceLoader.load(CodecFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(codec.format()))
                .findFirst()
                .orElseThrow();
        TwoSidedCodec<String, String> restored = TwoSidedCodec.fitted(format.read(codec.toJson()), "labelled-text");
        assertThat(restored.toJson()).isEqualTo(codec.toJson());
        assertThat(((SequenceValues.TokenIds) restored.source().encode("가b?a", "here")).ids())
                .containsExactly(2, 1, 3);
        assertThat(((ClassSide) restored.target()).classes().names()).containsExactly("neg", "pos");
    }

    @Test
    void everyLineIsARequest() {
        List<Request> requests = requests("ab\n가\n");
        SequenceBatch batch = codec.encode(requests);
        assertThat(((SequenceValues.TokenIds) batch.inputs()).ids()).containsExactly(0, 1, 2, 0);
        assertThat(batch.lengths()).containsExactly(2, 1);
        assertThat(batch.targets()).isEqualTo(new SequenceValues.None(2));
    }

    @Test
    void answersAreClassesWithTheirProbability() {
        List<Request> requests = requests("ab\n");
        var said = new Predictions.ClassProbabilities(new float[][] {{0.25f, 0.75f}});
        PredictionCodec.Prediction plain = codec.decode(requests, said, false).get(0);
        assertThat(plain.text()).isEqualTo("pos 75.0 %");
        assertThat(plain.json()).hasToString("{\"class\":\"pos\",\"probability\":0.75,\"text\":\"ab\"}");
        assertThat(plain.rows()).containsExactly(List.of("ab", "pos", "0.750000"));
        assertThat(codec.columns(true)).containsExactly("text", "class", "probability", "p(neg)", "p(pos)");
        PredictionCodec.Prediction whole = codec.decode(requests, said, true).get(0);
        assertThat(whole.text()).isEqualTo("pos 75.0 % (pos 75.0 %, neg 25.0 %)");
        assertThat(whole.rows()).containsExactly(List.of("ab", "pos", "0.750000", "0.250000", "0.750000"));
    }

    /** The network reads a line without the blanks around it; its prediction shows it as it was given. */
    @Test
    void aPredictionShowsTheLineWithTheBlanksAroundIt() {
        List<Request> requests = requests("  ab \n");
        assertThat(((SequenceValues.TokenIds) codec.encode(requests).inputs()).ids())
                .containsExactly(0, 1);
        var said = new Predictions.ClassProbabilities(new float[][] {{0.25f, 0.75f}});
        assertThat(codec.decode(requests, said, false).get(0).json())
                .hasToString("{\"class\":\"pos\",\"probability\":0.75,\"text\":\"  ab \"}");
    }

    @Test
    void anEmptyLineIsNamed() {
        assertThatThrownBy(() -> requests("a\n\n"))
                .isInstanceOf(UserException.class)
                .hasMessage("standard input:2: the text is missing");
    }

    private List<Request> requests(String lines) {
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(lines)), "standard input")
                .forEachRemaining(requests::add);
        return requests;
    }
}
