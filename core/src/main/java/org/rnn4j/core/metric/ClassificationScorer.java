package org.rnn4j.core.metric;

import java.util.List;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;

/** Scores classes: accuracy, macro F1, calibration error; the details are metrics by class and the confusion matrix. */
public final class ClassificationScorer implements Scorer {
    private final Confusion confusion;
    private final Calibration calibration = new Calibration();

    public ClassificationScorer(List<String> classes) {
        this.confusion = new Confusion(classes);
    }

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        int[] targets = ((SequenceValues.ClassIds) batch.targets()).classes();
        var classes = (Predictions.ClassProbabilities) predictions;
        for (int b = 0; b < targets.length; b++) {
            int best = classes.best(b);
            confusion.add(targets[b], best);
            calibration.add(classes.probabilities()[b][best], best == targets[b]);
        }
    }

    @Override
    public Score score() {
        return new Score(
                List.of(
                        accuracy(confusion),
                        macroF1(confusion),
                        new Metric("calibration error", calibration.error(), Kind.ERROR_SHARE)),
                ConfusionText.of(confusion),
                confusion.breakdown());
    }

    /** The score of predictions without probabilities. */
    public static Score score(Confusion confusion) {
        return new Score(
                List.of(accuracy(confusion), macroF1(confusion)), ConfusionText.of(confusion), confusion.breakdown());
    }

    private static Metric accuracy(Confusion confusion) {
        return new Metric("accuracy", confusion.accuracy(), Kind.SHARE);
    }

    private static Metric macroF1(Confusion confusion) {
        return new Metric("macro F1", confusion.macroF1(), Kind.SHARE);
    }
}
