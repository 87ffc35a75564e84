package org.rnn4j.datasets.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.audio.wave.AudioStream;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaFiles;
import org.rnn4j.datasets.media.MediaInputs;
import org.rnn4j.datasets.sides.Evaluation;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.TwoSidedData;

/**
 * Finds the clips of a data set and reads each once, to hash and measure it; those that cannot be read are bad examples. Not
 * thread-safe.
 */
public final class ClipReader {
    private final Reading reading;
    private final ClipFormat format;
    private final ToLongFunction<String> labels;
    private final MediaFiles sounds;
    private final MediaInputs inputs;
    private final Survey survey = new Survey();
    private final Set<String> hashed = new HashSet<>();

    /**
     * Creates a reader that has not read anything.
     *
     * @param target name of the field that is the target, such as {@code text}
     * @param labels number of labels of a target
     */
    public ClipReader(Reading reading, ClipFormat format, String target, ToLongFunction<String> labels) {
        this.reading = reading;
        this.format = format;
        this.labels = labels;
        sounds = new MediaFiles(Sounds.KIND, reading.files(), Map.of(DialTones.NAME, DialTones::files));
        Optional<String> group = format.hasGroups() ? reading.options().groupColumn() : Optional.empty();
        inputs = new MediaInputs(reading.files(), sounds, reading.bad(), target, group);
    }

    /**
     * The examples of all three splits.
     *
     * @param stratum class of a target; splits are stratified by it
     */
    public Map<Split, List<Example<Clip, String>>> splits(UnaryOperator<String> stratum) {
        return reading.splits(
                this::read,
                example -> stratum.apply(example.target()),
                inputs.group().isPresent() ? Example::group : null);
    }

    /**
     * The data of some examples.
     *
     * @param examples those of {@link #splits}, or others made of them
     */
    public SequenceData data(
            Map<Split, List<Example<Clip, String>>> examples,
            TwoSidedCodec<Clip, String> codec,
            Evaluation<Clip, String> evaluation,
            AudioAugmentation augmentation) {
        AudioSide side = (AudioSide) codec.source();
        return new TwoSidedData<>(
                reading, examples, codec, "recordings", evaluation, side.input(), augmentation.of(side), splits -> {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    describe(facts);
                    facts.put("features", side.features());
                    return facts;
                });
    }

    private List<Example<Clip, String>> read(String key, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<Example<Clip, String>> readable = new ArrayList<>();
        for (Example<Clip, String> example : format.read(inputs, key, names)) {
            reading.bad().keep(() -> measured(example)).ifPresent(readable::add);
        }
        return readable;
    }

    private Example<Clip, String> measured(Example<Clip, String> example) {
        Clip clip = example.source();
        long count = labels.applyAsLong(example.target());
        try {
            if (hashed.add(clip.file().name())) {
                hash(clip.file());
            }
            try (AudioStream stream = Sounds.open(clip.file())) {
                survey.add(clip, stream, count);
            }
        } catch (IOException e) {
            throw PackedFile.unreadable(clip.file().name(), e);
        }
        return example;
    }

    private void hash(MediaFile file) throws IOException {
        try (InputStream in = new BufferedInputStream(reading.files().counted(file.bytes()), 1 << 16)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Adds the facts of a summary that were found and measured. */
    void describe(Map<String, Object> facts) {
        sounds.describe(facts);
        survey.describe(facts);
    }

    /** Warnings about the recordings, one sentence each. */
    public List<String> warnings(AudioSpec spec) {
        return survey.warnings(spec.rate());
    }
}
