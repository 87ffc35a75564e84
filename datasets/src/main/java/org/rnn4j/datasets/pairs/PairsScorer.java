package org.rnn4j.datasets.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.metric.Bleu;
import org.rnn4j.core.metric.ChrF;
import org.rnn4j.core.metric.Edits;
import org.rnn4j.core.metric.ErrorRate;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.sides.text.References;

/**
 * Scores target texts. If a source has several targets, they are the references of one prediction: the source counts
 * once, any of them is an exact match, BLEU and chrF use them as sacreBLEU does, and error rates use the nearest.
 */
final class PairsScorer implements Scorer {
    private final References<String> references;
    private final TextCodec target;
    private final PairScore main;
    private final Bleu bleu;
    private final ChrF chrF = new ChrF();
    private final ErrorRate tokens = new ErrorRate();
    private final ErrorRate characters = new ErrorRate();
    private int exact;

    PairsScorer(List<Example<String, String>> pairs, TextCodec target, PairScore main, Bleu.Cut cut) {
        references = new References<>(pairs, target);
        this.target = target;
        this.main = main;
        bleu = new Bleu(cut);
    }

    @Override
    public void add(SequenceBatch batch, Predictions given) {
        Predictions.Sequences written = (Predictions.Sequences) given;
        for (int b = 0; b < batch.batch(); b++) {
            int[] ids = written.best().get(b).get(0).tokens();
            add(batch.examples()[b], target.decode(ids));
        }
    }

    void add(int example, String prediction) {
        references.next(example).ifPresent(targets -> {
            exact += targets.contains(prediction) ? 1 : 0;
            bleu.add(prediction, targets);
            chrF.add(prediction, targets);
            String nearest = References.nearest(prediction, targets, this::tokens);
            tokens.add(tokens(prediction), tokens(nearest));
            characters.add(Edits.characters(prediction), Edits.characters(nearest));
        });
    }

    private List<Integer> tokens(String text) {
        return Arrays.stream(target.encode(text)).boxed().toList();
    }

    @Override
    public Score score() {
        Metric right = new Metric("exact match", (double) exact / references.count(), Kind.SHARE);
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
        return new Score(metrics, "BLEU %s, %s\n".formatted(bleu, bleu.signature()), Map.of("BLEU", bleu.breakdown()));
    }
}
