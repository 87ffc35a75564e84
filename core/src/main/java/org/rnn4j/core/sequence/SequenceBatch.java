package org.rnn4j.core.sequence;

/**
 * A batch of sequences.
 *
 * @param inputs input of the network
 * @param targets expected output of the network
 * @param lengths {@code [batch]}, valid time steps of each sequence, the rest is padding; null if all steps are valid
 * @param continues whether sequence b continues sequence b of the previous batch, so that the recurrent state must be
 *     carried over
 * @param examples {@code [batch]}, the index of each sequence within its split of the data, for scorers; null if the
 *     sequences are pieces of a stream
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

    /** Creates a batch of pieces of a stream. */
    public SequenceBatch(SequenceValues inputs, SequenceValues targets, int[] lengths, boolean continues) {
        this(inputs, targets, lengths, continues, null);
    }

    /** Number of sequences. */
    public int batch() {
        return inputs.batch();
    }
}
