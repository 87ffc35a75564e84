package org.rnn4j.datasets.examples;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;

/**
 * Combines encoded items, each a batch of size one, into a batch: those with time steps are padded with zeros to the
 * longest.
 */
public final class Padding {
    private Padding() {}

    /** Combines items of one kind into a batch. */
    public static SequenceValues together(List<? extends SequenceValues> items) {
        SequenceValues first = items.get(0);
        if (first instanceof TokenIds) {
            return tokens(items.stream().map(TokenIds.class::cast).toList());
        } else if (first instanceof TokenSequences) {
            return new TokenSequences(
                    tokens(items.stream()
                            .map(item -> ((TokenSequences) item).ids())
                            .toList()),
                    ints(items, item -> ((TokenSequences) item).lengths()[0]));
        } else if (first instanceof RealVectors) {
            return vectors(items.stream().map(RealVectors.class::cast).toList());
        } else if (first instanceof ClassIds) {
            return new ClassIds(ints(items, item -> ((ClassIds) item).classes()[0]));
        } else if (first instanceof OneVector one) {
            float[] values = new float[items.size() * one.width()];
            for (int b = 0; b < items.size(); b++) {
                System.arraycopy(((OneVector) items.get(b)).values(), 0, values, b * one.width(), one.width());
            }
            return new OneVector(items.size(), one.width(), values);
        } else if (first instanceof Images image) {
            int size = image.values().length;
            float[] values = new float[Math.multiplyExact(items.size(), size)];
            for (int b = 0; b < items.size(); b++) {
                System.arraycopy(((Images) items.get(b)).values(), 0, values, b * size, size);
            }
            return new Images(items.size(), image.channels(), image.height(), image.width(), values);
        } else if (first instanceof Frames) {
            return frames(items.stream().map(Frames.class::cast).toList());
        }
        throw new IllegalArgumentException("cannot combine %s into a batch".formatted(first.getClass()));
    }

    private static int[] ints(List<? extends SequenceValues> items, ToIntFunction<SequenceValues> of) {
        return items.stream().mapToInt(of).toArray();
    }

    private static TokenIds tokens(List<TokenIds> items) {
        int time = items.stream().mapToInt(TokenIds::time).max().orElseThrow();
        int[] padded = new int[items.size() * time];
        for (int b = 0; b < items.size(); b++) {
            System.arraycopy(
                    items.get(b).ids(), 0, padded, b * time, items.get(b).time());
        }
        return new TokenIds(items.size(), time, padded);
    }

    private static RealVectors vectors(List<RealVectors> items) {
        int time = items.stream().mapToInt(RealVectors::time).max().orElseThrow();
        int features = items.get(0).features();
        float[] padded = new float[items.size() * features * time];
        for (int b = 0; b < items.size(); b++) {
            int steps = items.get(b).time();
            for (int f = 0; f < features; f++) {
                System.arraycopy(items.get(b).values(), f * steps, padded, (b * features + f) * time, steps);
            }
        }
        return new RealVectors(items.size(), features, time, padded);
    }

    private static Frames frames(List<Frames> items) {
        Frames first = items.get(0);
        int time = items.stream().mapToInt(Frames::time).max().orElseThrow();
        int size = first.channels() * first.height() * first.width();
        float[] padded = new float[Math.multiplyExact(items.size() * time, size)];
        for (int b = 0; b < items.size(); b++) {
            float[] values = items.get(b).values();
            System.arraycopy(values, 0, padded, b * time * size, values.length);
        }
        return new Frames(items.size(), time, first.channels(), first.height(), first.width(), padded);
    }

    /** Number of time steps of an item; 0 if it has no time axis. */
    public static int steps(SequenceValues item) {
        if (item instanceof TokenIds tokens) {
            return tokens.time();
        } else if (item instanceof TokenSequences tokens) {
            return tokens.ids().time();
        }
        return item instanceof Frames frames ? frames.time() : item instanceof RealVectors vectors ? vectors.time() : 0;
    }

    /** Numbers of time steps of some items. */
    public static int[] steps(List<? extends SequenceValues> items) {
        return items instanceof StoredItems stored
                ? IntStream.range(0, items.size()).map(stored::steps).toArray()
                : ints(items, Padding::steps);
    }

    /** An object that is equal for items that are the same to a network. */
    public static Object identity(SequenceValues item) {
        if (item instanceof TokenIds tokens) {
            return IntBuffer.wrap(tokens.ids());
        } else if (item instanceof RealVectors vectors) {
            return FloatBuffer.wrap(vectors.values());
        } else if (item instanceof ClassIds classes) {
            return IntBuffer.wrap(classes.classes());
        } else if (item instanceof OneVector vector) {
            return FloatBuffer.wrap(vector.values());
        } else if (item instanceof Images image) {
            return FloatBuffer.wrap(image.values());
        } else if (item instanceof Frames frames) {
            return FloatBuffer.wrap(frames.values());
        }
        return item;
    }

    /** Objects that are equal for items that are the same to a network. */
    public static List<Object> identities(List<? extends SequenceValues> items) {
        return items instanceof StoredItems stored
                ? IntStream.range(0, items.size()).mapToObj(stored::identity).toList()
                : items.stream().map(Padding::identity).toList();
    }

    /** The items with some indices. */
    public static <V> List<V> chosen(List<V> items, int[] numbers) {
        return Arrays.stream(numbers).mapToObj(items::get).toList();
    }
}
