package org.rnn4j.datasets.classification.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.sides.TwoSidedCodec;

class LabelledSeriesCodecTest {
    private final TwoSidedCodec<Channels, String> codec = new TwoSidedCodec<>(
            "labelled-series",
            new SeriesSide(
                    2, Standardize.TRAIN, new Scaling(List.of(1.0, 10.0), List.of(2.0, 5.0)), MissingValues.ZERO, 3),
            new ClassSide(new ClassNames(List.of("a", "b"))));

    @Test
    void comesBackFromABundle() {
        assertThat(new LabelledSeriesCodecFormat().read(codec.toJson())).isEqualTo(codec);
    }

    @Test
    void aDamagedOneSaysWhatIsWrong() {
        var json = (ObjectNode) codec.toJson();
        json.remove("means");
        assertThatThrownBy(() -> new LabelledSeriesCodecFormat().read(json))
                .isInstanceOf(UserException.class)
                .hasMessage("the model's codec \"labelled-series\" is damaged: it has 2 \"features\", 0 \"means\" and 2"
                        + " \"deviations\"; use another copy of the model or train it again");
    }

    @Test
    void requestsAreScaledAndCutAsTheTrainingPartWas() {
        SequenceBatch batch = codec.encode(requests("3,5,?,9:10,15,20,25\n1 3:10 20\n"));
        var values = (SequenceValues.RealVectors) batch.inputs();
        assertThat(values.values()).containsExactly(1, 2, 0, 0, 1, 2, 0, 1, 0, 0, 2, 0);
        assertThat(batch.lengths()).containsExactly(3, 2);
    }

    @Test
    void refusalsNameTheLine() {
        assertThatThrownBy(() -> requests("1,2:3,4\n1,2\n"))
                .isInstanceOf(UserException.class)
                .hasMessage("in.txt:2: 1 channel, but this model reads 2");
        assertThatThrownBy(() -> requests("1,2:\n"))
                .isInstanceOf(UserException.class)
                .hasMessage("in.txt:1: a channel without values");
        assertThatThrownBy(() -> requests("1,2:1,x\n"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("in.txt:1: value 2 is \"x\", but must be a finite number");
    }

    private List<Request> requests(String lines) {
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(lines)), "in.txt").forEachRemaining(requests::add);
        return requests;
    }
}
