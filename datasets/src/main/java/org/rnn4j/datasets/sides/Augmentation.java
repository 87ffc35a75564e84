package org.rnn4j.datasets.sides;

import java.util.Random;
import org.rnn4j.core.sequence.SequenceValues;

/**
 * Random changes to the sources of training batches; evaluation reads them as they are.
 *
 * @param <S> an item as read
 */
@FunctionalInterface
public interface Augmentation<S> {

    /** No changes. */
    static <S> Augmentation<S> none() {
        return (item, source, random) -> source;
    }

    /**
     * A source with changes, a batch of size one; the arguments stay as they are.
     *
     * @param item the item as read
     * @param source the item as encoded
     */
    SequenceValues changed(S item, SequenceValues source, Random random);
}
