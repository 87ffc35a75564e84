package org.rnn4j.datasets.transcription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.audio.AudioSide;
import org.rnn4j.datasets.audio.AudioSpec;
import org.rnn4j.datasets.audio.Clip;
import org.rnn4j.datasets.audio.ClipReader;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.LabelSide;
import org.rnn4j.datasets.sides.text.TranscriptEvaluation;

/**
 * {@code type: transcribed-audio}: recordings and their transcripts.
 *
 * <pre>
 *   data:
 *     type: transcribed-audio
 *     source: speech/train.csv     # manifests; or folders, zip archives, sound files for the other formats
 *     format: manifest             # or texts, {type: names, pattern: "{text}_{speaker}.wav"}
 *     tokenizer: character         # labels; or word, bpe, byte, whitespace
 *     rate: 16000
 *     features: {type: log-mel, filters: 40, stack: 3, stride: 3}
 *     strings: {train: 2000, min: 3, max: 7}     # joins recordings of single words
 *     augmentation: {speed: 0.1, frequency-masks: 2}
 *     split: {type: group, by: speaker, test: [theo], validation: [george]}
 * </pre>
 *
 * <p>Normalisation and labels are fitted on the training split. A fitted codec overrides {@code tokenizer}, {@code rate}, {@code
 * features} and {@code max-seconds}.
 */
public final class TranscribedAudioSource implements ExampleSource {
    static final String TYPE = "transcribed-audio";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(TranscribedAudioOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        TranscribedAudioOptions options = bind(tree);
        Reading reading = Reading.of(options.files(), Map.of());
        ClipReader clips = new ClipReader(reading, options.format(), "text", options::labels);
        Map<Split, List<Example<Clip, String>>> examples = options.strings()
                .of(clips.splits(options::stratum), options.audio().rate());
        TwoSidedCodec<Clip, String> codec =
                fitted == null ? fit(options, examples.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        AudioSpec spec = ((AudioSide) codec.source()).spec();
        return clips.data(
                examples,
                codec,
                new TranscriptEvaluation<>(((LabelSide) codec.target()).text(), false, clips.warnings(spec)),
                options.augmentation());
    }

    @Override
    public Codec forRequests(ObjectNode tree, Codec fitted) {
        TwoSidedCodec<Clip, String> codec = TwoSidedCodec.fitted(fitted, TYPE);
        return codec.reading(Optional.of(bind(tree).format().requests()));
    }

    private static TranscribedAudioOptions bind(ObjectNode tree) {
        return Binder.bind(OwnFiles.completed(tree), TranscribedAudioOptions.class, "data");
    }

    private static TwoSidedCodec<Clip, String> fit(
            TranscribedAudioOptions options, List<Example<Clip, String>> training) {
        if (training.isEmpty()) {
            throw new UserException(
                    "data.source leaves no training recordings; use more recordings or raise data.split.train");
        }
        List<String> texts = training.stream().map(Example::target).toList();
        LabelSide labels = LabelSide.of(options.tokenizer().fit(texts, options.normalize()), Integer.MAX_VALUE, "");
        AudioSide side = AudioSide.fit(
                options.audio(), training.stream().map(Example::source).toList());
        return new TwoSidedCodec<>(TYPE, side, labels);
    }
}
