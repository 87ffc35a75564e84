package org.rnn4j.datasets.sides.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.decode.ctc.Labels;
import org.rnn4j.core.metric.Edits;
import org.rnn4j.core.metric.ErrorRate;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.Example;

/**
 * Scores transcripts: error rates of words, which stand between blanks (symbols, if the labels are such), and of characters. If a source
 * has several transcripts, it counts once, and the one with the fewest word errors is the reference.
 */
final class TranscriptScorer<S> implements Scorer {
    private final References<S> references;
    private final TextCodec text;
    private final boolean isExactMain;
    private final ErrorRate words = new ErrorRate();
    private final ErrorRate characters = new ErrorRate();
    private int exact;

    TranscriptScorer(List<Example<S, String>> examples, TextCodec text, boolean isExactMain) {
        references = new References<>(examples, text);
        this.text = text;
        this.isExactMain = isExactMain;
    }

    @Override
    public void add(SequenceBatch batch, Predictions given) {
        List<List<Decoded>> best = ((Predictions.Sequences) given).best();
        for (int b = 0; b < batch.batch(); b++) {
            add(batch.examples()[b], Labels.text(text, best.get(b).get(0).tokens()));
        }
    }

    void add(int example, String transcript) {
        references.next(example).ifPresent(right -> {
            exact += right.contains(transcript) ? 1 : 0;
            String nearest = References.nearest(transcript, right, Edits::words);
            words.add(Edits.words(transcript), Edits.words(nearest));
            characters.add(Edits.characters(transcript), Edits.characters(nearest));
        });
    }

    @Override
    public Score score() {
        Metric right = new Metric("transcripts right", (double) exact / references.count(), Kind.SHARE);
        List<Metric> metrics = new ArrayList<>(List.of(
                new Metric("word error rate", words.rate(), Kind.ERROR_SHARE),
                new Metric("character error rate", characters.rate(), Kind.ERROR_SHARE)));
        metrics.add(isExactMain ? 0 : metrics.size(), right);
        String details = "words:      %s\ncharacters: %s\n"
                .formatted(words.describe("words"), characters.describe("characters"));
        Map<String, Object> breakdown = new LinkedHashMap<>();
        breakdown.put("words", words.breakdown());
        breakdown.put("characters", characters.breakdown());
        return new Score(metrics, details, breakdown);
    }
}
