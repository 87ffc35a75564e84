package org.rnn4j.datasets.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.metric.Bleu;
import org.rnn4j.core.metric.ChrF;
import org.rnn4j.core.metric.ErrorRate;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Judges what was written for some sources. A source with several targets is right with any of them, and of error rates
 * the least counts.
 */
final class PairsScorer implements Scorer {
    private final PairsPart part;
    private final PairScore main;
    private final Bleu bleu;
    private final ChrF chrF = new ChrF();
    private final ErrorRate tokens = new ErrorRate();
    private final ErrorRate characters = new ErrorRate();
    private int answers;
    private int exact;

    PairsScorer(PairsPart part, PairScore main, Bleu.Cut cut) {
        this.part = part;
        this.main = main;
        bleu = new Bleu(cut);
    }

    @Override
    public void add(SequenceBatch batch, Predictions given) {
        Predictions.Sequences written = (Predictions.Sequences) given;
        for (int b = 0; b < batch.batch(); b++) {
            int[] ids = written.best().get(b).get(0).tokens();
            add(batch.examples()[b], part.codec().target().decode(ids));
        }
    }

    void add(int example, String answer) {
        List<String> right = part.targets(example);
        answers++;
        exact += right.contains(answer) ? 1 : 0;
        bleu.add(answer, right);
        String nearest = nearest(answer, right);
        chrF.add(answer, nearest);
        tokens.add(part.tokens(answer), part.tokens(nearest));
        characters.add(letters(answer), letters(nearest));
    }

    private String nearest(String answer, List<String> right) {
        String nearest = right.get(0);
        int least = Integer.MAX_VALUE;
        for (String candidate : right.size() == 1 ? List.<String>of() : right) {
            int distance = ErrorRate.distance(part.tokens(answer), part.tokens(candidate));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static List<Integer> letters(String text) {
        return Arrays.stream(text.codePoints().toArray()).boxed().toList();
    }

    @Override
    public Score score() {
        Metric right = new Metric("exact match", (double) exact / answers, Kind.SHARE);
        Metric ofBleu = new Metric("BLEU", bleu.score() / 100, Kind.SHARE);
        Metric wrong = new Metric("token error rate", tokens.rate(), Kind.ERROR_SHARE);
        List<Metric> metrics = new ArrayList<>(
                switch (main) {
                    case EXACT -> List.of(right, wrong, ofBleu);
                    case BLEU -> List.of(ofBleu, right, wrong);
                    case ERROR_RATE -> List.of(wrong, right, ofBleu);
                });
        metrics.add(new Metric("chrF", chrF.score() / 100, Kind.SHARE));
        metrics.add(new Metric("character error rate", characters.rate(), Kind.ERROR_SHARE));
        return new Score(
                metrics, "BLEU %s, %s%n".formatted(bleu, bleu.signature()).replace("\r\n", "\n"));
    }
}
