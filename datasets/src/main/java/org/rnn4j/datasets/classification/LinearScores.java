package org.rnn4j.datasets.classification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rnn4j.core.sequence.SequenceValues;

/** A fitted linear classifier of encoded sources. Immutable; saved with the codec of a model. */
public interface LinearScores {

    /**
     * The score of each class, before a softmax.
     *
     * @param source a batch of size one
     */
    double[] scores(SequenceValues source);

    /** A classifier with all scores multiplied by a factor. */
    LinearScores times(double factor);

    /**
     * The classifier whose scores are the sums of both.
     *
     * @param other of the same features
     */
    LinearScores plus(LinearScores other);

    /** Writes the classifier to the JSON of a codec. */
    void write(ObjectNode json);
}
