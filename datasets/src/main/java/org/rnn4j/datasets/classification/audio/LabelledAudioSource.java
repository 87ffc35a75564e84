package org.rnn4j.datasets.classification.audio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.audio.AudioSide;
import org.rnn4j.datasets.audio.AudioSpec;
import org.rnn4j.datasets.audio.Clip;
import org.rnn4j.datasets.audio.ClipReader;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.sides.TwoSidedCodec;

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
public final class LabelledAudioSource implements ExampleSource {
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
    public SequenceData open(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), LabelledAudioOptions.class, "data");
        Reading reading = Reading.of(options.files(), Map.of());
        ClipReader clips = new ClipReader(reading, options.format(), "label", label -> 1);
        Map<Split, List<Example<Clip, String>>> examples = clips.splits(label -> label);
        TwoSidedCodec<Clip, String> codec =
                fitted == null ? fit(options, examples.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        AudioSpec spec = ((AudioSide) codec.source()).spec();
        return clips.data(
                examples,
                codec,
                AudioEvaluation.of((ClassSide) codec.target(), spec.rate(), clips.warnings(spec)),
                options.augmentation());
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
