package org.rnn4j.datasets.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Split;

/**
 * Assigns examples to batches if sequences differ in length. Examples of similar length share a batch, so that there is
 * little padding. Every example is in exactly one batch.
 *
 * <p>For training, examples are shuffled, sorted by length within pools of {@value #POOL} batches, divided into
 * batches, and the batches shuffled, so that batches are still random. For evaluation, all examples are sorted.
 *
 * <p>An example may have two sides, a source and a target, each with its own length and padding. It is then sorted by
 * its target; examples with equal targets alternate between increasing and decreasing sources, so that adjacent
 * examples are similar on both sides.
 */
public final class ExampleBatches {
    /** Number of batches whose examples are sorted together. */
    private static final int POOL = 50;

    /** The same for two sides: fewer examples are similar on both. */
    private static final int POOL_OF_PAIRS = 200;

    private final BatchPlan plan;
    private final int[][] sides;
    private final int size;

    private ExampleBatches(BatchPlan plan, int[][] sides) {
        this.plan = plan;
        this.sides = sides;
        size = sides[0].length;
    }

    /** Batches of a split: shuffled for training, sorted for evaluation. */
    public static List<int[]> of(Split split, BatchPlan plan, int[]... lengths) {
        return split == Split.TRAIN ? shuffled(plan, lengths) : sorted(plan, lengths);
    }

    /**
     * The indices of the examples of every batch of an epoch.
     *
     * @param plan {@code batchSize} examples per batch; with {@code batchTokens}, as many as have at most that number
     *     of time steps, all sides padded, but at least one
     * @param lengths time steps of each example: of sequences, or of sources and then of targets
     */
    public static List<int[]> shuffled(BatchPlan plan, int[]... lengths) {
        return new ExampleBatches(plan, lengths).shuffled();
    }

    /** The same for examples whose order does not matter, such as in evaluation. */
    public static List<int[]> sorted(BatchPlan plan, int[]... lengths) {
        ExampleBatches examples = new ExampleBatches(plan, lengths);
        List<int[]> batches = new ArrayList<>();
        examples.cut(new ArrayList<>(examples.all()), batches);
        return batches;
    }

    private List<int[]> shuffled() {
        Random random = new Random(plan.seed());
        List<Integer> order = new ArrayList<>(all());
        Collections.shuffle(order, random);
        List<int[]> batches = new ArrayList<>();
        int pool = pool();
        for (int from = 0; from < size; from += pool) {
            cut(order.subList(from, Math.min(size, from + pool)), batches);
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private List<Integer> all() {
        return IntStream.range(0, size).boxed().toList();
    }

    private int pool() {
        int batches = sides.length == 1 ? POOL : POOL_OF_PAIRS;
        if (plan.batchTokens() == 0) {
            return batches * plan.batchSize();
        }
        double mean = Arrays.stream(sides).flatMapToInt(Arrays::stream).sum() / (double) Math.max(1, size);
        return (int) Math.max(batches, (double) batches * plan.batchTokens() / Math.max(1, mean));
    }

    private void cut(List<Integer> pool, List<int[]> batches) {
        pool.sort(Comparator.comparing(this::main).thenComparing(this::other)); // stable, so ties stay random
        int from = 0;
        int[] longest = new int[sides.length];
        for (int to = 0; to < pool.size(); to++) {
            widen(longest, pool.get(to));
            if (to > from && isOver(to + 1 - from, longest)) {
                batches.add(batch(pool, from, to));
                from = to;
                Arrays.fill(longest, 0);
                widen(longest, pool.get(to));
            }
        }
        if (from < pool.size()) {
            batches.add(batch(pool, from, pool.size()));
        }
    }

    private int main(int example) {
        return sides[sides.length - 1][example];
    }

    private int other(int example) {
        if (sides.length == 1) {
            return 0;
        }
        return main(example) % 2 == 0 ? sides[0][example] : -sides[0][example];
    }

    private void widen(int[] longest, int example) {
        Arrays.setAll(longest, side -> Math.max(longest[side], sides[side][example]));
    }

    private boolean isOver(int examples, int[] longest) {
        return plan.batchTokens() == 0
                ? examples > plan.batchSize()
                : (long) examples * Arrays.stream(longest).sum() > plan.batchTokens();
    }

    private static int[] batch(List<Integer> pool, int from, int to) {
        return pool.subList(from, to).stream().mapToInt(Integer::intValue).toArray();
    }
}
