package org.rnn4j.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.models.kernel.Kernels;

/** Thirty-two threads on one model get, bit for bit, what one thread gets. */
class PredictorThreadsTest {
    private static final int THREADS = 32;
    private static final int REQUESTS = 8;
    private static final String SMALL = """
            threads: 2
            model: {cell: gru, hidden-size: 12, layers: 2%s}
            training: {batch-size: 16, epochs: 1}
            """;

    @TempDir
    Path folder;

    @Test
    void classesOfTexts() throws IOException {
        same(
                "task: classification\ndata: {type: labelled-text, source: comparisons}",
                ", bidirectional: true, pooling: attention, embedding-size: 8",
                i -> "%d is less than %d\n".formatted(i * i, 500 - i).repeat(1 + i % 3));
    }

    @Test
    void tags() throws IOException {
        same(
                "task: tagging\ndata: {type: tagged, source: dates}",
                ", bidirectional: true, embedding-size: 8, crf: true, characters: {filters: 4}",
                i -> "let us meet on %d may%s\n".formatted(i, " at noon".repeat(i % 4)));
    }

    @Test
    void forecastsWithQuantiles() throws IOException {
        same(series("direct"), ", distribution: quantile", PredictorThreadsTest::history);
    }

    @Test
    void recursiveForecasts() throws IOException {
        same(series("recursive"), "", PredictorThreadsTest::history);
    }

    @Test
    void sequencesWithTheirAlignments() throws IOException {
        same(
                "task: seq2seq\ndecoding: {beam: 3, best: 2, max-length: 6}\n"
                        + "data: {type: pairs, source: addition, tokenizer: character, target-tokenizer: character}",
                ", embedding-size: 8, attention: general",
                i -> "%d+%d\n".formatted(i * 37, i % 7).repeat(1 + i % 3));
    }

    @Test
    void textsOfAClass() throws IOException {
        Path names = Files.createDirectory(folder.resolve("names"));
        Files.writeString(names.resolve("a.txt"), "anna ab\nada dada\n".repeat(20));
        Files.writeString(names.resolve("b.txt"), "bob b\nbabba\n".repeat(20));
        same(
                "task: conditional\ndecoding: {max-length: 12}\n"
                        + "data: {type: conditioned-text, source: %s, tokenizer: character, split: {train: 0.9, validation: 0.1}}"
                                .formatted(names),
                ", embedding-size: 8, condition: every-step",
                i -> "a\nb\n".repeat(1 + i % 3));
    }

    @Test
    void classesOfSeries() throws IOException {
        same(
                "task: classification\ndata: {type: labelled-series, source: control-charts}",
                ", pooling: mean",
                i -> IntStream.range(0, 60)
                                .mapToObj(t -> Integer.toString((t * (i + 3)) % 17))
                                .collect(Collectors.joining(","))
                        + "\n");
    }

    @Test
    void generatedTextOfAnNGramModel() throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "the quick brown fox jumps over it. ".repeat(60));
        Path job = Files.writeString(folder.resolve("job.yaml"), "task: n-gram\ndata: {source: %s}\n".formatted(text));
        Ran ran = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        try (Predictor predictor = Predictor.open(folder.resolve("run/last.zip"))) {
            sameOnManyThreads(i -> predictor
                    .generate(new SampleSpec(40, 0.9, 0, 1, "the ", ""), i, piece -> {})
                    .text());
        }
    }

    /** A training that shares the threads with 32 callers ends with the bits that it has alone. */
    @Test
    void besideATraining() throws Exception {
        Path text = Files.writeString(folder.resolve("text.txt"), "the quick brown fox jumps over it. ".repeat(60));
        Path training = Files.writeString(
                folder.resolve("training.yaml"),
                "task: language-model\ndata: {source: %s}\nthreads: 2\nmodel: {hidden-size: 24}\ntraining: {epochs: 2}\n"
                        .formatted(text));
        assertThat(Ran.rnn4j("train", training, "--out", folder.resolve("alone"))
                        .exitCode())
                .isZero();
        try (Predictor predictor = open(series("direct"), ", distribution: quantile")) {
            Future<Ran> beside = Executors.newSingleThreadExecutor()
                    .submit(() -> Ran.rnn4j("train", training, "--out", folder.resolve("beside")));
            do {
                sameOnManyThreads(i -> values(predictor, history(i)));
            } while (!beside.isDone());
            assertThat(beside.get().exitCode()).as(beside.get().err()).isZero();
        }
        assertThat(parameters("beside")).isEqualTo(parameters("alone"));
    }

    private byte[] parameters(String run) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve(run).resolve("last.zip").toFile())) {
            return zip.getInputStream(zip.getEntry("coefficients.bin")).readAllBytes();
        }
    }

    @Test
    void onTheGenericKernelToo() throws IOException {
        open(series("recursive"), "").close();
        try (Predictor predictor =
                Kernels.using(Kernels.generic(), () -> Predictor.open(folder.resolve("run/last.zip")))) {
            sameOnManyThreads(i -> values(predictor, history(i)));
        }
    }

    @Test
    void generatedText() throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "the quick brown fox jumps over it. ".repeat(60));
        try (Predictor predictor = open("task: language-model\ndata: {source: %s}".formatted(text), "")) {
            sameOnManyThreads(i -> predictor
                    .generate(new SampleSpec(40, 0.9, 0, 1, "the ", ""), i, piece -> {})
                    .text());
        }
    }

    private static String series(String forecast) {
        return "task: forecasting\ndata: {type: series, source: seasonal, date: date, target: value, history: 14,"
                + " horizon: 3, season: 7, calendar: weekday, relative: last, forecast: %s}".formatted(forecast);
    }

    private static String history(int i) {
        return IntStream.range(0, 14 + i)
                .mapToObj(day -> "2021-01-%02d,%d\n".formatted(day % 31 + 1, (day * (3 + i)) % 11))
                .limit(31)
                .reduce("date,value\n", String::concat);
    }

    private Predictor open(String task, String model) throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), task + "\n" + SMALL.formatted(model));
        Ran ran = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return Predictor.open(folder.resolve("run/last.zip"));
    }

    private void same(String task, String model, IntFunction<String> request) throws IOException {
        try (Predictor predictor = open(task, model)) {
            sameOnManyThreads(i -> values(predictor, request.apply(i)));
        }
    }

    private static List<PredictedValue> values(Predictor predictor, String requests) {
        return predictor.predict(requests).stream().map(Prediction::value).toList();
    }

    private static void sameOnManyThreads(IntFunction<Object> call) {
        List<Object> expected = IntStream.range(0, REQUESTS).mapToObj(call).toList();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<Object>>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                running.add(pool.submit(() -> IntStream.range(0, REQUESTS)
                        .mapToObj(i -> call.apply((first + i) % REQUESTS))
                        .toList()));
            }
            for (int thread = 0; thread < THREADS; thread++) {
                List<Object> got = running.get(thread).get();
                for (int i = 0; i < REQUESTS; i++) {
                    assertThat(got.get(i))
                            .usingRecursiveComparison()
                            .withStrictTypeChecking()
                            .isEqualTo(expected.get((thread + i) % REQUESTS));
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
