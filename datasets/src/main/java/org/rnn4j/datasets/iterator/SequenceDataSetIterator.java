package org.rnn4j.datasets.iterator;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.rnn4j.core.distribution.StrokeMixture;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/**
 * A split of any sequence data as batches for a network of Deeplearning4j. Every {@link #reset} begins another epoch,
 * for which training data is shuffled again.
 *
 * <table>
 *   <caption>Arrays of a batch</caption>
 *   <tr><td>token ids, words</td><td>features {@code [batch, 1, time]}, for an embedding layer</td></tr>
 *   <tr><td>real vectors</td><td>features {@code [batch, features, time]}</td></tr>
 *   <tr><td>tokens or tags</td><td>labels {@code [batch, classes, time]}, one-hot</td></tr>
 *   <tr><td>one class per sequence</td><td>labels {@code [batch, classes]}, one-hot</td></tr>
 *   <tr><td>real values</td><td>labels {@code [batch, features, time]}</td></tr>
 *   <tr><td>one vector per sequence</td><td>labels {@code [batch, width]}; with a mask {@code [batch, width]} if values
 *     are unknown</td></tr>
 * </table>
 *
 * <p>Masks are {@code [batch, time]}, 1 at valid steps, and null if every step is valid. The characters of words do not
 * fit into a {@code DataSet} and are left out. The recurrent state is not carried from one batch to the next: {@code
 * fit} starts each from zeros. For code that needs a {@code MultiDataSetIterator}, wrap this in ND4J's {@link
 * org.nd4j.linalg.dataset.adapter.MultiDataSetIteratorAdapter}.
 */
public final class SequenceDataSetIterator implements DataSetIterator {
    private final transient SequenceData data;
    private final Split split;
    private final transient BatchPlan plan;
    private transient Iterator<SequenceBatch> batches;
    private DataSetPreProcessor preProcessor;
    private long epoch;

    /** @param plan plan with the seed of the first epoch */
    public SequenceDataSetIterator(SequenceData data, Split split, BatchPlan plan) {
        this.data = data;
        this.split = split;
        this.plan = plan;
        begin();
    }

    private void begin() {
        var ofEpoch = new BatchPlan(plan.batchSize(), plan.timeSteps(), plan.batchTokens(), plan.seed() + epoch);
        batches = data.batches(split, ofEpoch).iterator();
    }

    @Override
    public boolean hasNext() {
        return batches.hasNext();
    }

    @Override
    public DataSet next() {
        DataSet next = BatchArrays.of(batches.next(), totalOutcomes());
        if (preProcessor != null) {
            preProcessor.preProcess(next);
        }
        return next;
    }

    /** @throws UnsupportedOperationException always: the plan sets the batch size */
    @Override
    public DataSet next(int examples) {
        throw new UnsupportedOperationException("the plan sets the batch size: call next()");
    }

    /** Number of features; 1 for ids. */
    @Override
    public int inputColumns() {
        InputSpec input = data.input();
        if (input instanceof InputSpec.Vectors vectors) {
            return vectors.features();
        } else if (input instanceof InputSpec.Images) {
            throw new UnsupportedOperationException("images are not a sequence");
        }
        return 1;
    }

    /** Number of outputs: classes, or real values. */
    @Override
    public int totalOutcomes() {
        OutputSpec output = data.output();
        if (output instanceof OutputSpec.Tokens tokens) {
            return tokens.vocabularySize();
        } else if (output instanceof OutputSpec.RealValues values) {
            return values.features();
        } else if (output instanceof OutputSpec.OneVector vector) {
            return vector.width();
        } else if (output instanceof OutputSpec.MultiHot multiHot) {
            return multiHot.features();
        } else if (output instanceof OutputSpec.Strokes) {
            return StrokeMixture.VALUES;
        }
        return getLabels().size();
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    @Override
    public boolean asyncSupported() {
        return true;
    }

    @Override
    public void reset() {
        epoch++;
        begin();
    }

    /** Maximum number of sequences per batch. */
    @Override
    public int batch() {
        return plan.batchSize();
    }

    @Override
    public void setPreProcessor(DataSetPreProcessor newPreProcessor) {
        preProcessor = newPreProcessor;
    }

    @Override
    public DataSetPreProcessor getPreProcessor() {
        return preProcessor;
    }

    /** Names of the classes or tags in order; numbers if they have no names. */
    @Override
    public List<String> getLabels() {
        OutputSpec output = data.output();
        if (output instanceof OutputSpec.OneClass one) {
            return one.classes();
        } else if (output instanceof OutputSpec.Tags tags) {
            return tags.tags();
        } else if (output instanceof OutputSpec.None) {
            return List.of();
        }
        return IntStream.range(0, totalOutcomes()).mapToObj(String::valueOf).toList();
    }
}
