package org.rnn4j.benchmarks;

import java.util.Arrays;
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
import org.rnn4j.models.task.TranscriptionFactory;

/**
 * Connectionist temporal classification of speech: 16 sequences of {@value #TIME} steps of 40 features, each with {@value #LABELS} of 28 labels. An
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
public class TranscriptionBenchmark {
    private static final int BATCH = 16;
    private static final int TIME = 200;
    private static final int FEATURES = 40;
    private static final int LABELS = 25;
    private static final int VOCABULARY = 29; // with the blank

    @Param({"gru", "lstm"})
    String cell;

    @Param("128")
    int hidden;

    @Param("true")
    String bidirectional;

    @Param({"1"})
    int threads;

    private SequenceBatch batch;
    private SequencePredictor model;

    @Setup
    public void draw() {
        Random random = new Random(1);
        float[] values = RandomFloats.draw(BATCH * FEATURES * TIME, 1, 1);
        int[] labels = random.ints((long) BATCH * LABELS, 1, VOCABULARY).toArray();
        int[] lengths = new int[BATCH];
        Arrays.fill(lengths, LABELS);
        batch = new SequenceBatch(
                new SequenceValues.RealVectors(BATCH, FEATURES, TIME, values),
                new SequenceValues.TokenSequences(new SequenceValues.TokenIds(BATCH, LABELS, labels), lengths),
                null,
                false,
                null);
        String job =
                """
                task: transcription
                threads: %d
                model: {cell: %s, hidden-size: %d, layers: 2, bidirectional: %s}
                """
                        .formatted(threads, cell, hidden, bidirectional);
        model = new TranscriptionFactory()
                .create(
                        Plugins.load().jobs().parse(job, "benchmark", "benchmark", List.of()),
                        new InputSpec.Vectors(FEATURES),
                        new OutputSpec.Labels(VOCABULARY));
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
