package org.rnn4j.datasets.sides;

import java.util.Random;
import org.rnn4j.core.sequence.SequenceValues;

/** Random changes to the sources of training batches; evaluation reads them as they are. */
@FunctionalInterface
public interface Augmentation {
    /** No changes. */
    Augmentation NONE = (source, random) -> source;

    /** A source, a batch of size one, with changes; the argument stays as it is. */
    SequenceValues changed(SequenceValues source, Random random);
}
