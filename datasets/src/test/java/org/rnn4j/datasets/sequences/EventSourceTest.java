package org.rnn4j.datasets.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.PredictedValue.Surprise;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions.NextTokens;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;

class EventSourceTest {
    private static final BatchPlan PLAN = new BatchPlan(8, 64, 1);

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static SequenceData open(String json) throws IOException {
        ObjectNode options = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        return new EventSource().open(options, null);
    }

    private SequenceData all(Path source, String more) throws IOException {
        return open("{'source': ['%s'], 'split': {'train': 1, 'validation': 0}%s}".formatted(source, more));
    }

    @Test
    void theBoundaryIsReadFirstAndPredictedLast() throws IOException {
        SequenceData data = all(file("a.txt", "open read\nopen\tclose  read \n"), "");
        SequenceBatch batch =
                data.evaluationBatches(Split.TRAIN, PLAN).iterator().next();
        // ids: 0 boundary, then close, open, read
        assertThat(((TokenIds) batch.inputs()).ids()).containsExactly(0, 2, 3, 0, 0, 2, 1, 3);
        assertThat(((TokenIds) batch.targets()).ids()).containsExactly(2, 3, 0, 0, 2, 1, 3, 0);
        assertThat(batch.lengths()).containsExactly(3, 4);
        assertThat(batch.continues()).isFalse();
    }

    @Test
    void aColumnOfATableHoldsSequences() throws IOException {
        SequenceData data =
                all(file("a.csv", "id,keys\n1,a b\n2,b\n"), ", 'format': {'type': 'column', 'events': 'keys'}");
        assertThat(data.summary()).containsEntry("train sequences", 2).containsEntry("different events", 2);
    }

    @Test
    void badLinesAreNamedOrSkipped() throws IOException {
        Path source = file("a.txt", "a b\n\nb\n");
        assertThatThrownBy(() -> all(source, ""))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(source + ":2: an empty line, but a sequence has at least one event; delete it");
        assertThat(all(source, ", 'on-error': 'skip'").report().warnings())
                .containsExactly("1 example was left out, the first for this: " + source
                        + ":2: an empty line, but a sequence has at least one event; delete it");
        assertThatThrownBy(() -> all(file("b.txt", "a b c\n"), ", 'max-length': 2"))
                .hasMessageContaining(
                        "b.txt:1: a sequence of 3 events, but data.max-length = 2; raise it, or set data.on-error = skip");
    }

    @Test
    void abnormalSequencesAreMeasuredOnceWithTheirNumber() throws IOException {
        Path bad = file("bad.txt", "x\nx\na a\n");
        SequenceData data = all(file("a.txt", "a b\n"), ", 'abnormal': ['%s']".formatted(bad));
        assertThat(data.summary()).containsEntry("abnormal sequences", 3).containsEntry("test sequences", 0);
        SequenceBatch batch =
                data.evaluationBatches(Split.TEST, PLAN).iterator().next();
        assertThat(batch.lengths()).containsExactly(2, 3);
    }

    private static final EventCodec CODEC =
            new EventCodec(new EventCodec.Fitted(new EventFormat.Lines(), List.of("a", "b"), 5));

    @Test
    void aLineIsJudgedByItsTwoLeastLikelyEvents() {
        NextTokens next =
                new NextTokens(new float[][] {{-0.5f, -3, -1}}, new int[][] {{1, 2, 1}}, new int[][] {{1, 0, 0}});
        Surprise found = CODEC.surprise(List.of("a", "b"), next, 0);
        assertThat(found).isEqualTo(new Surprise(List.of(0.5, 3.0, 1.0), 1.5, 3, 2, "b", 2, "(end)", 4, false));
        next.logProbabilities()[0][2] = -2.5f;
        assertThat(CODEC.surprise(List.of("a", "b"), next, 0).alarm()).isTrue(); // 3 + 2.5 > 5
    }

    @Test
    void anUnknownSymbolIsAnAlarmAtAnyThreshold() {
        NextTokens next = new NextTokens(new float[][] {{-9, -1}}, new int[][] {{4, 1}}, new int[][] {{1, 0}});
        Surprise found = new EventCodec(new EventCodec.Fitted(new EventFormat.Lines(), List.of("a", "b"), 0))
                .surprise(List.of("c"), next, 0);
        assertThat(found.alarm()).isTrue();
        assertThat(found.rank()).isZero();
        assertThat(found.event()).isEqualTo("c");
        assertThat(found.largest()).isInfinite();
    }

    @Test
    void aRequestBecomesALineWithItsWorstEvent() {
        Iterator<Request> requests = CODEC.requests(new BufferedReader(new StringReader("a c\n")), "x");
        List<Request> asked = List.of(requests.next());
        NextTokens next =
                new NextTokens(new float[][] {{-1, -2, -3}}, new int[][] {{1, 2, 3}}, new int[][] {{1, 2, 0}});
        Prediction prediction = CODEC.decode(asked, next, false).get(0);
        assertThat(prediction.text())
                .isEqualTo(
                        "1: alarm, infinite nats an event, score infinite: event 2 is c, which is unknown, expected b");
        assertThat(prediction.rows())
                .containsExactly(List.of("1", "1", "infinite", "infinite", "infinite", "2", "c", "0", "b"));
        assertThat(CODEC.tokens(asked.get(0)).examples()).isEqualTo("c");
    }

    @Test
    void aSavedCodecIsTheSame() {
        EventCodec read = (EventCodec) new EventCodecFormat().read(CODEC.toJson());
        assertThat(read.toJson()).isEqualTo(CODEC.toJson());
        assertThat(read.threshold()).isEqualTo(5);
        assertThatThrownBy(() -> new EventCodecFormat().read(((ObjectNode) CODEC.toJson()).put("threshold", -1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the model's codec \"sequences\" is damaged");
    }

    @Test
    void theThresholdLeavesTheWantedShareAbove() {
        List<Double> scores = new ArrayList<>();
        for (int i = 1; i <= 999; i++) {
            scores.add((double) i);
        }
        assertThat(AlarmThreshold.threshold(new ArrayList<>(scores), 0.005)).isEqualTo(995); // of (1000) 0.995
        assertThat(AlarmThreshold.threshold(new ArrayList<>(scores), 0)).isEqualTo(999);
        assertThat(AlarmThreshold.threshold(new ArrayList<>(Arrays.asList(1.0, 2.0, Double.POSITIVE_INFINITY)), 0))
                .isEqualTo(2);
    }

    @Test
    void ratesCountDuplicatesAndWithoutThem() {
        EventSplit split = EventSplit.of(
                List.of(
                        new Events(List.of("a"), "1", false), // in the training split
                        new Events(List.of("a"), "2", false),
                        new Events(List.of("b"), "3", false),
                        new Events(List.of("b"), "4", false),
                        new Events(List.of("c"), "5", true),
                        new Events(List.of("c"), "6", true),
                        new Events(List.of("d"), "7", true)),
                CODEC);
        AlarmRates rates = AlarmRates.of(
                split, Set.of(List.of("a")), one -> !one.equals(List.of("a")) && !one.equals(List.of("d")));
        assertThat(rates.normal()).isEqualTo(new AlarmRates.Rate(2, 4));
        assertThat(rates.different()).isEqualTo(new AlarmRates.Rate(1, 1));
        assertThat(rates.abnormal()).isEqualTo(new AlarmRates.Rate(2, 3));
        assertThat(rates.differentAbnormal()).isEqualTo(new AlarmRates.Rate(1, 2));
        assertThat(rates.score().main().value()).isEqualTo(2 / 3.0, within(1e-12));
    }

    @Test
    void plainRulesKnowMultisetsAndRunsWithTheirBoundaries() {
        List<List<String>> training = List.of(List.of("a", "b", "b"));
        assertThat(PlainRules.multisets(training).test(List.of("b", "a", "b"))).isFalse();
        assertThat(PlainRules.multisets(training).test(List.of("a", "b"))).isTrue();
        assertThat(PlainRules.ngrams(training, 2).test(List.of("a", "b"))).isFalse();
        assertThat(PlainRules.ngrams(training, 2).test(List.of("a"))).isTrue(); // never ends after a
        assertThat(PlainRules.ngrams(training, 2).test(List.of("b"))).isTrue(); // never begins with b
        assertThat(PlainRules.ngrams(training, 3).test(List.of("a", "b"))).isTrue();
    }
}
