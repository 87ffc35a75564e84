package org.rnn4j.datasets.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

/**
 * Scores target texts. If a source has several targets, they are the references of one prediction: the source counts
 * once, any of them is an exact match, BLEU and chrF use them as sacreBLEU does, and error rates use the nearest.
 */
final class PairsScorer implements Scorer {
    private final List<Example<String, String>> pairs;
    private final TextCodec target;
    private final Map<String, TreeSet<String>> right = new HashMap<>();
    private final Set<String> scored = new HashSet<>();
    private final PairScore main;
    private final Bleu bleu;
    private final ChrF chrF = new ChrF();
    private final ErrorRate tokens = new ErrorRate();
    private final ErrorRate characters = new ErrorRate();
    private int predictions;
    private int exact;

    PairsScorer(List<Example<String, String>> pairs, TextCodec target, PairScore main, Bleu.Cut cut) {
        this.pairs = pairs;
        this.target = target;
        this.main = main;
        bleu = new Bleu(cut);
        for (Example<String, String> pair : pairs) {
            right.computeIfAbsent(pair.source(), source -> new TreeSet<>()).add(shown(pair.target()));
        }
    }

    /** A text as restored by the codec: without what a tokenizer drops, but with its unknown tokens. */
    private String shown(String text) {
        int[] ids = target.encode(text);
        boolean known = Arrays.stream(ids).noneMatch(id -> id == target.unknownId());
        return known ? target.decode(ids) : text;
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
        String source = pairs.get(example).source();
        if (!scored.add(source)) {
            return;
        }
        List<String> targets = List.copyOf(right.get(source));
        predictions++;
        exact += targets.contains(prediction) ? 1 : 0;
        bleu.add(prediction, targets);
        chrF.add(prediction, targets);
        String nearest = nearest(prediction, targets);
        tokens.add(tokens(prediction), tokens(nearest));
        characters.add(letters(prediction), letters(nearest));
    }

    private String nearest(String prediction, List<String> targets) {
        String nearest = targets.get(0);
        int least = Integer.MAX_VALUE;
        for (String candidate : targets.size() == 1 ? List.<String>of() : targets) {
            int distance = Edits.of(tokens(prediction), tokens(candidate)).total();
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private List<Integer> tokens(String text) {
        return Arrays.stream(target.encode(text)).boxed().toList();
    }

    private static List<Integer> letters(String text) {
        return Arrays.stream(text.codePoints().toArray()).boxed().toList();
    }

    @Override
    public Score score() {
        Metric right = new Metric("exact match", (double) exact / predictions, Kind.SHARE);
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
