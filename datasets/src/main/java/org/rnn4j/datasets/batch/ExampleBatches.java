package org.rnn4j.datasets.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.BatchPlan;

/**
 * Which examples go into which batch, where sequences differ in length. Examples of like length go together, so that
 * little is padded. Every example is in exactly one batch.
 *
 * <p>For training, examples are shuffled, sorted by length within pools of {@value #POOL} batches, cut, and the batches
 * shuffled: chance still decides what stands beside what. For measuring, all examples are sorted.
 */
public final class ExampleBatches {
    /** Batches whose examples are sorted together. */
    private static final int POOL = 50;

    private ExampleBatches() {}

    /**
     * The numbers of the examples of every batch of an epoch.
     *
     * @param lengths time steps of each example
     * @param plan {@code batchSize} examples a batch; with {@code batchTokens} as many as padded to the longest take no
     *     more time steps than that, but at least one
     */
    public static List<int[]> shuffled(int[] lengths, BatchPlan plan) {
        Random random = new Random(plan.seed());
        List<Integer> order = new ArrayList<>(all(lengths));
        Collections.shuffle(order, random);
        List<int[]> batches = new ArrayList<>();
        int pool = pool(lengths, plan);
        for (int from = 0; from < order.size(); from += pool) {
            cut(order.subList(from, Math.min(order.size(), from + pool)), lengths, plan, batches);
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    /** The same for examples whose order is of no account, such as those that are only measured. */
    public static List<int[]> sorted(int[] lengths, BatchPlan plan) {
        List<int[]> batches = new ArrayList<>();
        cut(new ArrayList<>(all(lengths)), lengths, plan, batches);
        return batches;
    }

    private static List<Integer> all(int[] lengths) {
        return IntStream.range(0, lengths.length).boxed().toList();
    }

    private static int pool(int[] lengths, BatchPlan plan) {
        if (plan.batchTokens() == 0) {
            return POOL * plan.batchSize();
        }
        double mean = Arrays.stream(lengths).average().orElse(1);
        return (int) Math.max(POOL, POOL * plan.batchTokens() / Math.max(1, mean));
    }

    private static void cut(List<Integer> pool, int[] lengths, BatchPlan plan, List<int[]> batches) {
        pool.sort(Comparator.comparing(example -> lengths[example])); // stable, so chance decides among equals
        int from = 0;
        for (int to = 1; to <= pool.size(); to++) {
            if (to == pool.size() || isFull(to + 1 - from, lengths[pool.get(to)], plan)) {
                batches.add(pool.subList(from, to).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
                from = to;
            }
        }
    }

    private static boolean isFull(int examples, int longest, BatchPlan plan) {
        return plan.batchTokens() == 0 ? examples > plan.batchSize() : (long) examples * longest > plan.batchTokens();
    }
}
