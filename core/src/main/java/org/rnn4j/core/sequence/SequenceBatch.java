package org.rnn4j.core.sequence;

/**
 * Sequences that a network sees together.
 *
 * @param inputs what the network reads
 * @param targets what it should answer
 * @param lengths {@code [batch]}, valid time steps of each sequence, the rest is padding; null where every step is valid
 * @param continues whether sequence b goes on where sequence b of the batch before ended, so that the recurrent state
 *     must be carried over
 */
public record SequenceBatch(SequenceValues inputs, SequenceValues targets, int[] lengths, boolean continues) {

    public SequenceBatch {
        if (inputs.batch() != targets.batch() || (lengths != null && lengths.length != inputs.batch())) {
            throw new IllegalArgumentException("inputs, targets and lengths of a batch differ in their batch size");
        }
    }

    /** Number of sequences. */
    public int batch() {
        return inputs.batch();
    }
}
