package org.rnn4j.core.predict;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.decode.ctc.LabelPredictor;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Predictions.Sequences;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/**
 * Tries weights of a search for transcripts on one split. The network reads the split once, and its probabilities are kept and
 * searched again for every pair of weights.
 */
final class DecodingWeights {
    private final SequenceData data;
    private final Split split;
    private final List<SequenceBatch> batches = new ArrayList<>();
    private final List<Sequences> read = new ArrayList<>();

    /** Reads a split. */
    DecodingWeights(LabelPredictor model, SequenceData data, Split split, BatchPlan plan) {
        this.data = data;
        this.split = split;
        for (SequenceBatch batch : data.evaluationBatches(split, plan)) {
            batches.add(batch);
            read.add(model.read(batch));
        }
    }

    /** The main metric with the search of a model. */
    Metric metric(LabelPredictor model) {
        Scorer scorer = data.scorer(split).orElseThrow();
        for (int i = 0; i < read.size(); i++) {
            scorer.add(batches.get(i), model.search(read.get(i)));
        }
        return scorer.score().main();
    }
}
