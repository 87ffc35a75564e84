package org.rnn4j.core.check;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.SequenceValues.WordIds;
import org.rnn4j.core.sequence.TextCodec;

/**
 * 64-bit hashes of inputs, which are equal for equal ones.
 *
 * @param near whether texts are normalised and numbers rounded
 * @param text codec of the texts; empty if tokens cannot be compared inexactly
 */
record Keys(boolean near, Optional<TextCodec> text) {
    static final long PRIME = 0x100000001B3L;

    /** The form of a token without letters and digits. */
    static final int GAP = 0;

    private static final long BASIS = 0xCBF29CE484222325L;
    private static final float DIGITS = 100;

    static Keys exact() {
        return new Keys(false, Optional.empty());
    }

    static Keys near(Codec codec) {
        Optional<TextCodec> written = codec instanceof PredictionCodec writer ? writer.written() : Optional.empty();
        return new Keys(
                true,
                codec instanceof TextCodec text
                        ? Optional.of(text)
                        : codec.read().or(() -> written));
    }

    /**
     * The key of the inputs of a sequence without their padding, and of the text that belongs to a condition; empty if they cannot
     * be compared inexactly.
     */
    OptionalLong of(SequenceBatch batch, int b) {
        boolean isCondition = batch.inputs() instanceof ClassIds || batch.inputs() instanceof OneVector;
        if (isCondition && batch.targets() instanceof TokenSequences written) {
            OptionalLong text = tokens(written.ids(), b, written.lengths()[b]);
            return text.isEmpty()
                    ? text
                    : OptionalLong.of(
                            add(text.getAsLong(), (int) ofInputs(batch, b).orElse(0)));
        }
        return ofInputs(batch, b);
    }

    private OptionalLong ofInputs(SequenceBatch batch, int b) {
        int length = Rows.length(batch, b);
        if (batch.inputs() instanceof WordIds words) {
            return tokens(words.words(), b, length);
        } else if (batch.inputs() instanceof TokenIds ids) {
            return tokens(ids, b, length);
        } else if (batch.inputs() instanceof RealVectors vectors) {
            long hash = BASIS;
            for (int t = 0; t < length; t++) {
                for (int f = 0; f < vectors.features(); f++) {
                    hash = add(hash, number(vectors.at(b, f, t)));
                }
            }
            return OptionalLong.of(hash);
        } else if (batch.inputs() instanceof OneVector vector) {
            return OptionalLong.of(numbers(vector.values(), b, vector.width()));
        } else if (batch.inputs() instanceof Images images) {
            return OptionalLong.of(numbers(images.values(), b, images.channels() * images.height() * images.width()));
        } else if (batch.inputs() instanceof Frames frames) {
            int size = frames.channels() * frames.height() * frames.width();
            long hash = BASIS;
            for (int j = 0; j < length * size; j++) {
                hash = add(hash, number(frames.values()[b * frames.time() * size + j]));
            }
            return OptionalLong.of(hash);
        }
        return near ? OptionalLong.empty() : OptionalLong.of(((ClassIds) batch.inputs()).classes()[b]);
    }

    private OptionalLong tokens(TokenIds ids, int b, int length) {
        int[] own = Arrays.copyOfRange(ids.ids(), b * ids.time(), b * ids.time() + length);
        if (near && text.isEmpty()) {
            return OptionalLong.empty();
        }
        String plain = near ? plain(text.get().decode(own)) : "";
        long hash = BASIS;
        for (int part : plain.isEmpty() ? own : plain.codePoints().toArray()) {
            hash = add(hash, part);
        }
        return OptionalLong.of(hash);
    }

    /** A number that is equal for tokens of a stream with the same form. */
    int form(int id) {
        if (!near || text.isEmpty()) {
            return id;
        }
        String plain = plain(text.get().decode(new int[] {id}));
        return plain.isEmpty() ? GAP : plain.hashCode();
    }

    /** Letters and digits of any script, lower case, in compatibility form; one blank for all that is between them. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ")
                .strip();
    }

    private long numbers(float[] values, int b, int width) {
        long hash = BASIS;
        for (int i = b * width; i < (b + 1) * width; i++) {
            hash = add(hash, number(values[i]));
        }
        return hash;
    }

    private int number(float value) {
        return near ? Math.round(value * DIGITS) : Float.floatToIntBits(value);
    }

    private static long add(long hash, int part) {
        return (hash ^ part) * PRIME;
    }
}
