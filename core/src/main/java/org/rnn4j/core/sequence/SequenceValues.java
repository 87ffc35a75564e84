package org.rnn4j.core.sequence;

/** The values of one side of a batch: its inputs or its targets. Arrays are not copied. */
public sealed interface SequenceValues {

    /** Number of sequences in the batch. */
    int batch();

    /**
     * Token ids, or tags.
     *
     * @param batch sequences
     * @param time time steps, padding included
     * @param ids {@code [batch, time]}, row by row: step t of sequence b is {@code ids[b * time + t]}
     */
    record TokenIds(int batch, int time, int[] ids) implements SequenceValues {
        public TokenIds {
            if (batch < 1 || time < 1 || ids.length != batch * time) {
                throw new IllegalArgumentException(
                        "%d ids do not make [batch %d, time %d]".formatted(ids.length, batch, time));
            }
        }

        /** The id of sequence {@code b} at step {@code t}. */
        public int at(int b, int t) {
            return ids[b * time + t];
        }
    }

    /**
     * Sequences of tokens that have their own lengths, such as translations and transcripts.
     *
     * @param ids {@code [batch, time]}; each sequence of {@link OutputSpec.Sequence} ends with its end token, and one of
     *     {@link OutputSpec.Labels} has no such token
     * @param lengths {@code [batch]}, end token included; a sequence of labels may be empty
     */
    record TokenSequences(TokenIds ids, int[] lengths) implements SequenceValues {
        public TokenSequences {
            if (lengths.length != ids.batch()) {
                throw new IllegalArgumentException(
                        "%d lengths for %d sequences".formatted(lengths.length, ids.batch()));
            }
        }

        @Override
        public int batch() {
            return ids.batch();
        }
    }

    /**
     * Words with the characters that spell them.
     *
     * @param words ids {@code [batch, time]}
     * @param characters {@code [batch * time][]}, ids of the characters of each word; empty for padding
     */
    record WordIds(TokenIds words, int[][] characters) implements SequenceValues {
        public WordIds {
            if (characters.length != words.ids().length) {
                throw new IllegalArgumentException(
                        "%d spellings for %d words".formatted(characters.length, words.ids().length));
            }
        }

        @Override
        public int batch() {
            return words.batch();
        }
    }

    /**
     * Real vectors, one per time step.
     *
     * @param values {@code [batch, features, time]}: feature f of sequence b at step t is
     *     {@code values[(b * features + f) * time + t]}; zero in padding
     */
    record RealVectors(int batch, int features, int time, float[] values) implements SequenceValues {
        public RealVectors {
            if (batch < 1 || features < 1 || time < 1 || values.length != batch * features * time) {
                throw new IllegalArgumentException("%d values do not make [batch %d, features %d, time %d]"
                        .formatted(values.length, batch, features, time));
            }
        }

        /** Feature {@code f} of sequence {@code b} at step {@code t}. */
        public float at(int b, int f, int t) {
            return values[(b * features + f) * time + t];
        }
    }

    /**
     * One real vector per sequence.
     *
     * @param values {@code [batch, width]}, row by row; a target that is NaN is unknown and excluded from the loss
     */
    record OneVector(int batch, int width, float[] values) implements SequenceValues {
        public OneVector {
            if (batch < 1 || width < 1 || values.length != batch * width) {
                throw new IllegalArgumentException(
                        "%d values do not make [batch %d, width %d]".formatted(values.length, batch, width));
            }
        }
    }

    /**
     * One image per sequence.
     *
     * @param values {@code [batch, channels, height, width]}, the last axis fastest
     */
    record Images(int batch, int channels, int height, int width, float[] values) implements SequenceValues {
        public Images {
            if (batch < 1
                    || channels < 1
                    || height < 1
                    || width < 1
                    || values.length != batch * channels * height * width) {
                throw new IllegalArgumentException("%d values do not make [batch %d, channels %d, height %d, width %d]"
                        .formatted(values.length, batch, channels, height, width));
            }
        }
    }

    /**
     * One image per time step.
     *
     * @param values {@code [batch, time, channels, height, width]}, the last axis fastest; zero in padding
     */
    record Frames(int batch, int time, int channels, int height, int width, float[] values) implements SequenceValues {
        public Frames {
            if (batch < 1
                    || time < 1
                    || channels < 1
                    || height < 1
                    || width < 1
                    || values.length != batch * time * channels * height * width) {
                throw new IllegalArgumentException(
                        "%d values do not make [batch %d, time %d, channels %d, height %d, width %d]"
                                .formatted(values.length, batch, time, channels, height, width));
            }
        }
    }

    /**
     * One class per sequence.
     *
     * @param classes {@code [batch]}
     */
    record ClassIds(int[] classes) implements SequenceValues {
        @Override
        public int batch() {
            return classes.length;
        }
    }

    /** No targets. */
    record None(int batch) implements SequenceValues {}
}
