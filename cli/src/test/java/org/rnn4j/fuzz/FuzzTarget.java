package org.rnn4j.fuzz;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.datasets.audio.wave.AudioStream;

/** A reader, given any bytes. It must return, or throw a {@link UserException} with one line. */
enum FuzzTarget {
    JOB {
        @Override
        void read(byte[] input) {
            PLUGINS.jobs().parse(text(input), "job.yaml", "job", List.of());
        }
    },
    TEXT("{type: text, source: FILE, split: {train: 0.8, validation: 0.2}}"),
    LINES("{type: labelled-text, source: FILE, format: lines, split: {train: 0.8, validation: 0.2}}"),
    TABLE(
            "{type: labelled-text, source: FILE, format: {type: table, text: a, label: b}, split: {train: 0.8, validation: 0.2}}"),
    CONLL("{type: tagged, source: FILE, split: {train: 0.8, validation: 0.2}}"),
    CONLLU("{type: tagged, source: FILE, format: {type: conllu, tag: upos}, split: {train: 0.8, validation: 0.2}}"),
    SERIES(
            "{type: series, source: FILE, date: date, target: y, history: 2, split: {train: 0.6, validation: 0.2, test: 0.2}}"),
    LABELLED_SERIES("{type: labelled-series, source: FILE, standardize: train, split: {train: 0.8, validation: 0.2}}"),
    PAIRS("{type: pairs, source: FILE, split: {train: 0.8, validation: 0.2}}"),
    CONDITIONED("{type: conditioned-text, source: FILE, format: lines, split: {train: 0.8, validation: 0.2}}"),
    VECTORS("{type: labelled-text, source: comparisons, vectors: FILE}"),
    AUDIO {
        @Override
        void read(byte[] input) {
            try (AudioStream stream = AudioStream.open("in.wav", new ByteArrayInputStream(input))) {
                stream.all();
            }
        }
    },
    REQUESTS {
        @Override
        void read(byte[] input) {
            for (ModelBundle bundle : SeedBundles.all()) {
                if (PLUGINS.forRequests(bundle.job(), bundle.codec()) instanceof PredictionCodec codec) {
                    requests(codec, text(input));
                }
            }
        }
    },
    /** A zip file. */
    BUNDLE {
        @Override
        void read(byte[] input) {
            ModelBundle.read(new ByteArrayInputStream(input), "the model", PLUGINS);
        }
    },
    /** One entry of a bundle; the first byte says which, and of which bundle. */
    ENTRY {
        @Override
        void read(byte[] input) throws IOException {
            if (input.length > 0) {
                byte[] bundle = SeedBundles.withEntry(input);
                ModelBundle.read(new ByteArrayInputStream(bundle), "the model", PLUGINS)
                        .model(PLUGINS)
                        .close();
            }
        }
    };

    private static final Plugins PLUGINS = Plugins.load();

    private final Optional<String> data;

    FuzzTarget() {
        data = Optional.empty();
    }

    /** @param data block {@code data} of a job whose reader is the target */
    FuzzTarget(String data) {
        this.data = Optional.of(data);
    }

    /** @throws UserException where the input is bad */
    void read(byte[] input) throws IOException {
        Path file = Files.write(
                folder().resolve(data.orElseThrow().contains("labelled-series") ? "in.ts" : "in.csv"), input);
        JobSpec job = PLUGINS.jobs()
                .parse("data: " + data.get().replace("FILE", file.toString()), "job.yaml", "job", List.of());
        SequenceData read = PLUGINS.open(job, null);
        for (Split split : Split.values()) {
            if (read.size(split) > 0) {
                read.batches(split, Trainer.plan(job.training(), 1)).iterator().next();
            }
        }
        read.report();
        PLUGINS.codec(read.codec().format(), read.codec().toJson());
    }

    /** Runs the target; only a bug of rnn4j is thrown. */
    void run(byte[] input) {
        try {
            read(input);
        } catch (UserException e) {
            if (e.getMessage().lines().count() != 1) {
                throw new AssertionError("not one line: " + e.getMessage(), e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads what readers of models need once. */
    void prepare() {
        if (data.isEmpty() && this != JOB && this != AUDIO) {
            SeedBundles.all();
        }
    }

    /** Its name in the corpus and on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void requests(PredictionCodec codec, String text) {
        try {
            Iterator<Request> requests = codec.requests(new BufferedReader(new StringReader(text)), "the request");
            while (requests.hasNext()) {
                codec.encode(List.of(requests.next()));
            }
        } catch (UserException e) {
            // a request that the model cannot read; another model may
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static Path folder() throws IOException {
        Path folder = Path.of(
                System.getProperty("java.io.tmpdir"),
                "rnn4j-fuzz-" + ProcessHandle.current().pid());
        return Files.createDirectories(folder);
    }
}
