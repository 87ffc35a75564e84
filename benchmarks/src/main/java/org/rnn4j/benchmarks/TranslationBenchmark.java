package org.rnn4j.benchmarks;

import java.io.IOException;
import java.util.List;
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
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.models.task.SequenceToSequenceFactory;

/**
 * An encoder and a decoder of 2 x 256 units with general attention on {@link Captions}, on all cores. An operation is one
 * training step for each of the 20 batches, or predictions of {@value #WRITTEN} tokens for the first four.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 8)
@Measurement(iterations = 3, time = 8)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class TranslationBenchmark {
    private static final int ANSWERED = 4;
    private static final int WRITTEN = 16;

    @Param({"lstm", "gru"})
    String cell;

    /** Input feeding. */
    @Param({"true", "false"})
    String feeding;

    private List<SequenceBatch> batches;
    private List<SequenceBatch> questions;
    private SequencePredictor greedy;
    private SequencePredictor beam;

    @Setup
    public void draw() throws IOException {
        batches = Captions.batches();
        questions = batches.stream().limit(ANSWERED).map(Captions::unanswered).toList();
        greedy = model(1);
        beam = model(5);
    }

    private SequencePredictor model(int beamWidth) {
        String job =
                """
                task: seq2seq
                model: {cell: %s, hidden-size: 256, layers: 2, embedding-size: 256, attention: general, input-feeding: %s}
                decoding: {beam: %d, min-length: %d, max-length: %<d}
                """
                        .formatted(cell, feeding, beamWidth, WRITTEN);
        return new SequenceToSequenceFactory()
                .create(
                        Plugins.load().jobs().parse(job, "benchmark", "benchmark", List.of()),
                        new InputSpec.Tokens(Captions.SOURCE_VOCABULARY),
                        new OutputSpec.Sequence(Captions.TARGET_VOCABULARY, Captions.BEGIN, Captions.END));
    }

    @TearDown
    public void close() {
        greedy.close();
        beam.close();
    }

    @Benchmark
    public double train() {
        double loss = 0;
        for (SequenceBatch batch : batches) {
            loss += greedy.train(batch, null, 1e-3, 5).lossNats();
        }
        return loss;
    }

    @Benchmark
    public Predictions greedy() {
        return answers(greedy);
    }

    @Benchmark
    public Predictions beam() {
        return answers(beam);
    }

    private Predictions answers(SequencePredictor model) {
        Predictions last = null;
        for (SequenceBatch question : questions) {
            last = model.predict(question).predictions();
        }
        return last;
    }
}
