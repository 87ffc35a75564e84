package org.rnn4j.serve;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.SequenceData;

/** Bundles of small models that were not trained, one of each kind. */
final class TinyModels {
    private static final Map<String, String> JOBS =
            Map.of("poet", """
            task: language-model
            threads: 1
            data: {type: text, source: hello, split: {train: 1, validation: 0, test: 0}}
            model: {cell: lstm, hidden-size: 24, layers: 2}
            sample: {length: 12, prompt: h}
            """, "judge", """
            task: classification
            threads: 1
            data: {type: labelled-text, source: comparisons}
            model: {cell: gru, hidden-size: 8, layers: 1, embedding-size: 8}
            """, "tagger", """
            task: tagging
            threads: 1
            data: {type: tagged, source: dates}
            model: {cell: lstm, hidden-size: 8, layers: 1, bidirectional: true, embedding-size: 8, crf: true, characters: {filters: 4}}
            """, "season", """
            task: forecasting
            threads: 1
            data: {type: series, source: seasonal, date: date, target: value, history: 14, horizon: 3, season: 7}
            model: {cell: gru, hidden-size: 8, layers: 1, distribution: {type: quantile, levels: [0.1, 0.5, 0.9]}}
            """, "adder", """
            task: seq2seq
            threads: 1
            data: {type: pairs, source: addition, tokenizer: character, target-tokenizer: character}
            model: {cell: gru, hidden-size: 8, layers: 1, embedding-size: 8, attention: general}
            decoding: {max-length: 6}
            """, "keys", """
            task: transcription
            threads: 1
            data: {type: transcribed-audio, source: dial-tones, format: {type: names, pattern: "{text}_{index}.wav"}, rate: 8000, features: {type: log-mel, filters: 32, low: 600, high: 1800, normalize: level}}
            model: {cell: gru, hidden-size: 8, layers: 1}
            """);

    private TinyModels() {}

    /** Writes models, each to a file of its name. */
    static Map<String, Path> write(Path folder, String... names) {
        Map<String, Path> files = new TreeMap<>();
        for (String name : names) {
            Path file = folder.resolve(name + ".zip");
            write(name, 1, file);
            files.put(name, file);
        }
        return files;
    }

    /** Writes one model, whose parameters depend on the seed. */
    static void write(String name, long seed, Path file) {
        Plugins plugins = Plugins.load();
        JobSpec job = plugins.jobs().parse(JOBS.get(name), "test", name, List.of("seed=" + seed));
        SequenceData data = plugins.open(job, null);
        try (SequenceModel model = plugins.network(job, data).create(job, data.input(), data.output())) {
            RunManifest run = RunManifest.begin("test", job, data, Instant.EPOCH);
            new ModelBundle(job, data.codec(), run, model.network(), Optional.empty()).write(file);
        }
    }

    /** Opens a model as the command does. */
    static Predictor open(String name, Path file) {
        return Predictor.of(ModelBundle.read(file, Plugins.load()), name, Settings.of(List.of()));
    }
}
