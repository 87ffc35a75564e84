package org.rnn4j.datasets.classification.audio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.audio.AudioSide;
import org.rnn4j.datasets.audio.Clip;
import org.rnn4j.datasets.audio.ClipReader;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.examples.CrossValidation;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.TwoSidedData;

/**
 * {@code type: labelled-audio}: recordings with one class each.
 *
 * <pre>
 *   data:
 *     type: labelled-audio
 *     source: digits/          # folders, zip archives, sound files; or manifests, for format: manifest
 *     format: folders          # or {type: names, pattern: "{label}_{speaker}_{index}.wav"}, {type: manifest}
 *     rate: 8000               # recordings of another rate are resampled
 *     features: {type: log-mel, filters: 40, normalize: utterance}
 *     augmentation: {speed: 0.1, frequency-masks: 2}
 *     split: {type: group, by: speaker, test: [theo], validation: [george]}
 * </pre>
 *
 * <p>Normalisation and classes are fitted on the training split. A fitted codec overrides {@code rate}, {@code features} and {@code
 * max-seconds}.
 */
public final class LabelledAudioSource implements DataSource {
    static final String TYPE = "labelled-audio";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(LabelledAudioOptions.class);
    }

    @Override
    public ObjectNode onlyTest(ObjectNode options, List<String> files) {
        return OwnFiles.onlyTest(options, files);
    }

    @Override
    public ObjectNode fold(ObjectNode options, int folds, int fold) {
        return CrossValidation.fold(options, folds, fold);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), LabelledAudioOptions.class, "data");
        Reading reading = Reading.of(options.files(), Map.of());
        ClipReader clips = new ClipReader(reading, options.format(), "label", label -> 1);
        Map<Split, List<Example<Clip, String>>> examples = clips.splits(label -> label);
        TwoSidedCodec<Clip, String> codec =
                fitted == null ? fit(options, examples.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        AudioSide side = (AudioSide) codec.source();
        return new TwoSidedData<>(
                reading,
                examples,
                codec,
                "recordings",
                new AudioEvaluation((ClassSide) codec.target(), side.spec().rate(), clips.warnings(side.spec())),
                side.input(),
                options.augmentation().of(side),
                splits -> {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    clips.describe(facts);
                    facts.put("features", side.features());
                    return facts;
                });
    }

    @Override
    public Codec forRequests(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), LabelledAudioOptions.class, "data");
        TwoSidedCodec<Clip, String> codec = TwoSidedCodec.fitted(fitted, TYPE);
        return codec.reading(Optional.of(options.format().requests()));
    }

    private static TwoSidedCodec<Clip, String> fit(LabelledAudioOptions options, List<Example<Clip, String>> training) {
        ClassSide classes = new ClassSide(ClassNames.fit(training));
        AudioSide side = AudioSide.fit(
                options.audio(), training.stream().map(Example::source).toList());
        return new TwoSidedCodec<>(TYPE, side, classes);
    }
}
