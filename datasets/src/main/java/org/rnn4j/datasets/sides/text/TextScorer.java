package org.rnn4j.datasets.sides.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.metric.Bleu;
import org.rnn4j.core.metric.CaptionMetrics;
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

/**
 * Scores target texts. If a source has several targets, they are the references of one prediction: the source counts
 * once, any of them is an exact match, BLEU and chrF use them as sacreBLEU does, error rates use the nearest, and {@link
 * CaptionMetrics} are added. Not thread-safe.
 *
 * @param <S> a source as read; equal ones are the same
 */
public final class TextScorer<S> implements Scorer {
    private final References<S> references;
    private final TextCodec target;
    private final MainScore main;
    private final Bleu bleu;
    private final Optional<CaptionMetrics> captions;
    private final ChrF chrF = new ChrF();
    private final ErrorRate tokens = new ErrorRate();
    private final ErrorRate characters = new ErrorRate();
    private int exact;

    /**
     * Creates a scorer without predictions.
     *
     * @param target codec of the targets
     * @param cut tokenization for BLEU
     * @param areCaptions whether the metrics of captions are added even if each source has one target
     */
    public TextScorer(
            List<Example<S, String>> pairs, TextCodec target, MainScore main, Bleu.Cut cut, boolean areCaptions) {
        references = new References<>(pairs, target);
        captions = areCaptions || main == MainScore.CIDER || references.areSeveral()
                ? Optional.of(new CaptionMetrics())
                : Optional.empty();
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

    /** Adds the prediction for an example, unless its source was predicted before. */
    public void add(int example, String prediction) {
        references.next(example).ifPresent(targets -> {
            exact += targets.contains(prediction) ? 1 : 0;
            bleu.add(prediction, targets);
            chrF.add(prediction, targets);
            captions.ifPresent(metrics -> metrics.addText(prediction, targets));
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
        Map<String, Metric> ofCaptions = captions.map(CaptionMetrics::metrics).orElse(Map.of());
        List<Metric> metrics = new ArrayList<>(
                switch (main) {
                    case EXACT -> List.of(right, wrong, ofBleu);
                    case BLEU -> List.of(ofBleu, right, wrong);
                    case ERROR_RATE -> List.of(wrong, right, ofBleu);
                    case CIDER -> List.copyOf(ofCaptions.values());
                });
        if (main == MainScore.CIDER) {
            metrics.addAll(List.of(right, wrong));
        }
        metrics.add(new Metric("chrF", chrF.score() / 100, Kind.SHARE));
        metrics.add(new Metric("character error rate", characters.rate(), Kind.ERROR_SHARE));
        if (main != MainScore.CIDER) {
            metrics.addAll(ofCaptions.values());
        }
        return new Score(metrics, "BLEU %s, %s\n".formatted(bleu, bleu.signature()), Map.of("BLEU", bleu.breakdown()));
    }
}
