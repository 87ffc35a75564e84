package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceData;

class SeriesCodecTest {
    private static final String MONTHS = """
            month,y
            2024-01,10
            2024-02,20
            2024-03,30
            2024-04,40
            2024-05,50
            2024-06,60
            2024-07,70
            2024-08,80
            2024-09,90
            2024-10,100
            """;
    private static final String OPTIONS =
            "'target': 'y', 'date': 'month', 'history': 2, 'relative': 'last', 'horizon': 2";

    @TempDir
    Path folder;

    private PredictionCodec codec(String options) {
        PredictionCodec fitted =
                (PredictionCodec) SeriesFixture.open(folder, MONTHS, options).codec();
        PredictionCodec read = (PredictionCodec) new SeriesCodecFormat().read(fitted.toJson());
        assertThat(read.toJson()).isEqualTo(fitted.toJson());
        return read;
    }

    private static List<Request> requests(PredictionCodec codec, String table) {
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(table)), "stdin").forEachRemaining(requests::add);
        return requests;
    }

    @Test
    void theRowsThatFollowHaveTheDatesThatFollow() {
        PredictionCodec codec = codec(OPTIONS);
        List<Request> requests = requests(codec, "month,y\n2030-10,7\n2030-11,8\n2030-12,9\n");
        Predictions answers = new Predictions.Values(new float[][] {{1, -1}}, new double[] {0.1, 0.9}, new float[][][] {
            {{0, 2}, {-2, 0}}
        });
        Prediction answer = codec.decode(requests, answers, false).get(0);
        assertThat(codec.columns(false)).containsExactly("series", "date", "y");
        assertThat(answer.rows()).containsExactly(List.of("stdin", "2031-01", "19"), List.of("stdin", "2031-02", "-1"));
        assertThat(answer.text()).isEqualTo("stdin  2031-01  19\nstdin  2031-02  -1");
        assertThat(codec.columns(true)).containsExactly("series", "date", "quantile", "y");
        assertThat(codec.decode(requests, answers, true).get(0).rows())
                .startsWith(
                        List.of("stdin", "2031-01", "point", "19"),
                        List.of("stdin", "2031-01", "0.1", "9"),
                        List.of("stdin", "2031-01", "0.9", "29"));
        assertThat(codec.decode(requests, answers, true).get(0).json().toString())
                .startsWith("{\"series\":\"stdin\",\"forecast\":[{\"date\":\"2031-01\",\"y\":19.0,\"quantiles\":"
                        + "{\"0.1\":{\"y\":9.0},\"0.9\":{\"y\":29.0}}}");
    }

    @Test
    void aFileIsTheSeriesOfTheModelWhoseFolderItHas() throws IOException {
        for (String city : List.of("서울", "부산")) {
            Files.createDirectories(folder.resolve(city));
            Files.writeString(folder.resolve(city).resolve("load.csv"), "y\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        }
        ObjectNode block = SeriesFixture.options("{'target': 'y', 'history': 2, 'relative': 'last'}");
        block.putArray("source")
                .add(folder.resolve("서울/load.csv").toString())
                .add(folder.resolve("부산/load.csv").toString());
        PredictionCodec codec =
                (PredictionCodec) new SeriesSource().open(block, null).codec();
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader("y\n1\n2\n")), "/data/부산/load.csv")
                .forEachRemaining(requests::add);
        Predictions none = new Predictions.Values(new float[][] {{0}}, new double[0], new float[0][][]);
        assertThat(codec.decode(requests, none, false).get(0).rows()).containsExactly(List.of("부산/load", "3", "2"));
        assertThatThrownBy(() -> requests(codec, "y\n1\n2\n"))
                .isInstanceOf(UserException.class)
                .hasMessage("the model was not trained on the series stdin; it knows 서울/load, 부산/load");
    }

    @Test
    void aFileMayBeCalledLikeASeparateTarget() {
        PredictionCodec codec = (PredictionCodec) SeriesFixture.open(
                        folder,
                        "y,z\n1,2\n2,3\n3,4\n4,5\n5,6\n6,7\n7,8\n8,9\n9,8\n10,7\n",
                        "'target': ['y', 'z'], 'separate': true, 'history': 2")
                .codec();
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader("y,z\n1,2\n2,3\n")), "y.csv")
                .forEachRemaining(requests::add);
        assertThat(requests).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "", "\r\n"})
    void anEmptyLastCellAfterATabIsACell(String end) {
        String rows = "k\ty\n1\t1\n2\t2\n3\t3\n4\t4\n5\t5\n6\t6\n7\t7\n8\t8\n9\t9\n10\t";
        SequenceData data = SeriesFixture.open(
                folder,
                (rows + end).replace("\n", end.isEmpty() ? "\n" : end),
                "'target': 'y', 'known': 'k', 'history': 2, 'horizon': 2, 'delimiter': 'tab',"
                        + "'missing': 'forward-fill'");
        assertThat(data.summary()).containsEntry("rows", 10).containsEntry("missing cells", 1);
        PredictionCodec codec = (PredictionCodec) data.codec();
        assertThat(requests(codec, "k\ty\n1\t1\n2\t2\n3\t\n4\t" + end)).hasSize(1);
    }

    @Test
    void judgesRowsWhereAnomaliesAreAskedFor() {
        PredictionCodec codec = codec("'target': 'y', 'date': 'month', 'history': 2, 'relative': 'last',"
                + "'anomaly': {'window': 10, 'recent': 1}");
        List<Request> requests = requests(codec, MONTHS);
        assertThat(requests).hasSize(8);
        float[][] naive = new float[8][1];
        naive[7][0] = 9;
        List<Prediction> answers =
                codec.decode(requests, new Predictions.Values(naive, new double[0], new float[0][][]), false);
        assertThat(codec.columns(false)).containsExactly("series", "date", "y", "y forecast", "anomaly score");
        assertThat(answers.get(0).rows()).containsExactly(List.of("stdin", "2024-03", "30", "20", "0.5"));
        assertThat(Double.parseDouble(answers.get(7).rows().get(0).get(4))).isGreaterThan(0.99);
    }

    @Test
    void saysHowMuchHistoryIsNeeded() {
        assertThatThrownBy(() -> requests(codec(OPTIONS), "month,y\n2030-10,7\n"))
                .isInstanceOf(UserException.class)
                .hasMessage("stdin: the series stdin has 1 rows, but the model reads 2; add more of its history");
    }

    @Test
    void whatIsKnownAheadMustBeGiven() {
        PredictionCodec codec = (PredictionCodec) SeriesFixture.open(
                        folder,
                        "y,k\n1,0\n2,1\n3,0\n4,1\n5,0\n6,1\n7,0\n8,1\n9,0\n10,1\n",
                        "'target': 'y', 'known': 'k', 'history': 2, 'horizon': 2")
                .codec();
        assertThatThrownBy(() -> requests(codec, "y,k\n1,0\n2,1\n,0\n"))
                .isInstanceOf(UserException.class)
                .hasMessage("stdin: the series stdin has 1 rows after its last target, but data.known = k must be given"
                        + " for 2; add rows with empty targets");
        assertThat(requests(codec, "y,k\n1,0\n2,1\n,0\n,1\n")).hasSize(1);
    }
}
