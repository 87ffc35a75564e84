package org.rnn4j.core.metric;

import java.util.List;
import org.rnn4j.core.sequence.Answers;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Figure;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;

/** Judges classes: accuracy, macro-F1, calibration error; the details are figures by class and the confusion matrix. */
public final class ClassificationScorer implements Scorer {
    private final Confusion confusion;
    private final Calibration calibration = new Calibration();

    public ClassificationScorer(List<String> classes) {
        this.confusion = new Confusion(classes);
    }

    @Override
    public void add(SequenceBatch batch, Answers answers) {
        int[] targets = ((SequenceValues.ClassIds) batch.targets()).classes();
        var said = (Answers.ClassProbabilities) answers;
        for (int b = 0; b < targets.length; b++) {
            int best = said.best(b);
            confusion.add(targets[b], best);
            calibration.add(said.probabilities()[b][best], best == targets[b]);
        }
    }

    @Override
    public Score score() {
        return new Score(
                List.of(
                        accuracy(confusion),
                        macroF1(confusion),
                        new Figure("calibration error", calibration.error(), Kind.ERROR_SHARE)),
                ConfusionText.of(confusion));
    }

    /** The score of answers that come without probabilities. */
    public static Score score(Confusion confusion) {
        return new Score(List.of(accuracy(confusion), macroF1(confusion)), ConfusionText.of(confusion));
    }

    private static Figure accuracy(Confusion confusion) {
        return new Figure("accuracy", confusion.accuracy(), Kind.SHARE);
    }

    private static Figure macroF1(Confusion confusion) {
        return new Figure("macro F1", confusion.macroF1(), Kind.SHARE);
    }
}
