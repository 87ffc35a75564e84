package org.rnn4j.datasets.examples;

import java.util.AbstractList;
import org.rnn4j.core.sequence.SequenceValues;

/**
 * Encoded items that need not all be in memory. Lengths and identities are known without reading an item, so that batches can be
 * planned and duplicates counted.
 */
public abstract class StoredItems extends AbstractList<SequenceValues> {

    /** Number of time steps of an item. */
    protected abstract int steps(int index);

    /** An object that is equal for equal items; see {@link Padding#identity}. */
    protected abstract Object identity(int index);
}
