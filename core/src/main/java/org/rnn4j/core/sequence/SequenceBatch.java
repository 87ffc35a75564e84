package org.rnn4j.core.sequence;

/**
 * Sequences that a network sees together.
 *
 * @param inputs what the network reads
 * @param targets what it should answer
 * @param lengths {@code [batch]}, valid time steps of each sequence, the rest is padding; null where every step is valid
 * @param continues whether sequence b goes on where sequence b of the batch before ended, so that the recurrent state
 *     must be carried over
 * @param examples {@code [batch]}, the number of each sequence within its part of the data, for who scores the answers;
 *     null where the sequences are pieces of a stream
 */
public record SequenceBatch(
        SequenceValues inputs, SequenceValues targets, int[] lengths, boolean continues, int[] examples) {

    public SequenceBatch {
        if (inputs.batch() != targets.batch() || (lengths != null && lengths.length != inputs.batch())) {
            throw new IllegalArgumentException("inputs, targets and lengths of a batch differ in their batch size");
        }
        if (examples != null && examples.length != inputs.batch()) {
            throw new IllegalArgumentException(
                    "examples has %d numbers for %d sequences".formatted(examples.length, inputs.batch()));
        }
    }

    /** A piece of a stream. */
    public SequenceBatch(SequenceValues inputs, SequenceValues targets, int[] lengths, boolean continues) {
        this(inputs, targets, lengths, continues, null);
    }

    /** Number of sequences. */
    public int batch() {
        return inputs.batch();
    }
}
