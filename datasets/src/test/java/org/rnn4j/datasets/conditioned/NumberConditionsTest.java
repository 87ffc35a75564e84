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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.WrittenSide;

/** Texts that are written for numbers: columns of a table. */
class NumberConditionsTest {

    @TempDir
    Path folder;

    private SequenceData open(String table, String onError) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), table);
        ObjectNode options = JsonNodeFactory.instance.objectNode().put("source", file.toString());
        options.putObject("format").put("type", "table");
        options.putArray("condition").add("x").add("y");
        options.putObject("split").put("train", 1.0).put("validation", 0.0);
        return new ConditionedTextSource().open(options.put("on-error", onError), null);
    }

    private static WrittenSide text(Codec codec) {
        return (WrittenSide) ((TwoSidedCodec<?, ?>) codec).target();
    }

    /** x has mean 2 and deviation 1, y is always the same. */
    private SequenceData two() throws IOException {
        return open("y,text,x\n5,ab,1\n5,b,3\n", "stop");
    }

    @Test
    void aVectorIsReadLessItsMeanOverItsDeviation() throws IOException {
        SequenceData data = two();
        assertThat(data.input()).isEqualTo(new InputSpec.OneVector(2));
        assertThat(data.summary()).containsEntry("condition", "x, y").doesNotContainKey("classes");
        Map<String, List<Float>> seen = new TreeMap<>();
        for (SequenceBatch batch : data.batches(Split.TRAIN, new BatchPlan(1, 8, 0, 1))) {
            TokenSequences targets = (TokenSequences) batch.targets();
            OneVector vector = (OneVector) batch.inputs();
            seen.put(
                    text(data.codec()).decodeEnded(targets.ids().ids()),
                    List.of(vector.values()[0], vector.values()[1]));
        }
        assertThat(seen).isEqualTo(Map.of("ab", List.of(-1f, 0f), "b", List.of(1f, 0f)));
        assertThat(data.report().samples()).containsExactlyInAnyOrder("1,5 -> ab", "3,5 -> b");
        assertThat(data.report().classes()).isEmpty();
    }

    @Test
    void aRequestIsTheNumbers() throws IOException {
        PredictionCodec codec =
                new ConditionedTextCodecFormat().read(two().codec().toJson());
        assertThat(codec.toJson()).isEqualTo(two().codec().toJson());
        List<Request> requests = List.of(request(codec, "2.5, 6"), request(codec, "-1,5"));
        OneVector asked = (OneVector) codec.encode(requests).inputs();
        assertThat(asked.values()).containsExactly(0.5f, 1, -3, 0);
        var written = new Decoded(text(codec).text().encode("b"), -2, -2, null);
        var answers = new Predictions.Sequences(List.of(List.of(written), List.of(written)));
        assertThat(codec.decode(requests, answers, true).get(0).text()).isEqualTo("2.5, 6\n   -2.000  b");
        assertThat(codec.decode(requests, answers, true).get(0).json().get("condition"))
                .hasToString("\"2.5, 6\"");
        assertThat(codec.columns(false)).containsExactly("condition", "text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|in.txt:1: \"1\" has 1 number, but must have 2: x,y",
                "1,2,3|in.txt:1: \"1,2,3\" has 3 numbers, but must have 2: x,y",
                "1,NaN|in.txt:1: y is \"NaN\", but must be a finite number",
                "1f,2|in.txt:1: x is \"1f\", but must be a finite number",
                "1,0x1p3|in.txt:1: y is \"0x1p3\", but must be a finite number",
                "one,2|in.txt:1: x is \"one\", but must be a finite number"
            })
    void aRequestThatCannotBeReadIsAnsweredWithWhatIsWrong(String line, String message) throws IOException {
        PredictionCodec codec = (PredictionCodec) two().codec();
        assertThatThrownBy(() -> request(codec, line))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private static Request request(PredictionCodec codec, String line) {
        return codec.requests(new BufferedReader(new StringReader(line)), "in.txt")
                .next();
    }

    @Test
    void aRowWithoutANumberIsABadExample() throws IOException {
        String table = "text,x,y\nab,1,2\nb,,3\n";
        assertThatThrownBy(() -> open(table, "stop"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s:3: x is \"\", but must be a finite number; fix it, or set data.on-error to skip",
                        folder.resolve("t.csv"));
        assertThat(open(table, "skip").summary())
                .containsEntry("train texts", 1L)
                .containsEntry("skipped", 1);
    }

    @Test
    void aFormatWithoutColumnsIsRefused() {
        ObjectNode options = JsonNodeFactory.instance.objectNode().put("source", "names");
        options.putArray("condition").add("x");
        assertThatThrownBy(() -> new ConditionedTextSource().open(options, null))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.condition = [x] names columns, but data.format has none; set data.format to {type: table, text: NAME}");
    }
}
