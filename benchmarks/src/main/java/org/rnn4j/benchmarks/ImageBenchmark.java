package org.rnn4j.benchmarks;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.task.ClassificationFactory;
import org.rnn4j.models.task.SequenceToSequenceFactory;

/**
 * Images with classes or captions: {@value #BATCH} images, read by stages of 16, 32 and 64 filters with a residual block each. An
 * operation is one training step.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 8)
@Measurement(iterations = 3, time = 8)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class ImageBenchmark {
    private static final int BATCH = 32;
    private static final int WORDS = 12;
    private static final int VOCABULARY = 1000;

    @Param({"classes", "captions"})
    String network;

    @Param("32")
    int side;

    @Param("1")
    int threads;

    private SequenceBatch batch;
    private SequencePredictor model;

    @Setup
    public void draw() {
        boolean captions = network.equals("captions");
        float[] pixels = RandomFloats.draw(BATCH * 3 * side * side, 1, 1);
        int[] words = new Random(1).ints((long) BATCH * WORDS, 2, VOCABULARY).toArray();
        int[] lengths = new int[BATCH];
        Arrays.fill(lengths, WORDS);
        batch = new SequenceBatch(
                new SequenceValues.Images(BATCH, 3, side, side, pixels),
                captions
                        ? new SequenceValues.TokenSequences(
                                new SequenceValues.TokenIds(BATCH, WORDS, words), lengths)
                        : new SequenceValues.ClassIds(
                                Arrays.stream(words).limit(BATCH).map(word -> word % 10).toArray()),
                null,
                false,
                null);
        String job = captions
                ? "{task: seq2seq, threads: %d, model: {cell: gru, hidden-size: 256, layers: 1, embedding-size: 128}}"
                : "{task: classification, threads: %d, model: {layers: 0, dropout: 0, pooling: max}}";
        InputSpec images = new InputSpec.Images(3, side, side);
        OutputSpec output = captions
                ? new OutputSpec.Sequence(VOCABULARY, 0, 1)
                : new OutputSpec.OneClass(
                        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), Collections.nCopies(10, 1L));
        var parsed = Plugins.load().jobs().parse(job.formatted(threads), "benchmark", "benchmark", List.of());
        model = captions
                ? new SequenceToSequenceFactory().create(parsed, images, output)
                : new ClassificationFactory().create(parsed, images, output);
    }

    @TearDown
    public void close() {
        model.close();
    }

    @Benchmark
    public double train() {
        return model.train(batch, null, 1e-3, 5).lossNats();
    }
}
