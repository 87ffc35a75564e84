package org.rnn4j.datasets.audio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Hearing;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.Recording;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.audio.features.FrameStream;
import org.rnn4j.datasets.audio.features.MelSpectrogram;
import org.rnn4j.datasets.audio.features.Samples;
import org.rnn4j.datasets.audio.wave.AudioStream;
import org.rnn4j.datasets.audio.wave.Resampler;
import org.rnn4j.datasets.audio.wave.WaveWriter;
import org.rnn4j.datasets.codec.CodecJson;
import org.rnn4j.datasets.examples.StepVectors;
import org.rnn4j.datasets.media.FileSide;
import org.rnn4j.datasets.media.Packing;
import org.rnn4j.datasets.media.SpilledItems;

/**
 * Recordings as input of a network: features of frames. A request is the name of a sound file, or of a part of one ({@code
 * a.wav#t=1.5,3}, in seconds).
 *
 * @param spec rate and features
 * @param scale scale for {@link Normalisation#TRAIN}, fitted on the training split
 * @param spectrogram filters of {@code spec}
 */
public record AudioSide(AudioSpec spec, FeatureScale scale, MelSpectrogram spectrogram) implements FileSide<Clip> {

    AudioSide(AudioSpec spec, FeatureScale scale) {
        this(spec, scale, spec.features().analysis().spectrogram(spec.rate(), 1));
    }

    /** Fits the scale to training clips; those that cannot be read are reported when they are encoded. */
    public static AudioSide fit(AudioSpec spec, List<Clip> training) {
        int width = spec.features().frameWidth();
        AudioSide plain = new AudioSide(spec, FeatureScale.identity(width));
        if (spec.features().analysis().normalize() != Normalisation.TRAIN) {
            return plain;
        }
        FeatureScale.Sums sums = new FeatureScale.Sums(width);
        for (Clip clip : training) {
            plain.readable(clip).ifPresent(sums::add);
        }
        return new AudioSide(spec, sums.scale());
    }

    @Override
    public InputSpec input() {
        return new InputSpec.Vectors(features());
    }

    /** Number of features of a time step. */
    public int features() {
        return spec.features().stepWidth();
    }

    @Override
    public RealVectors encode(Clip clip, String origin) {
        return steps(frames(clip));
    }

    /** Encodes the samples of a recording at the rate of this side. */
    RealVectors encode(double[] samples) {
        return steps(spec.features().of(Samples.of(samples), spectrogram).all());
    }

    /** The features of a clip before normalisation, {@code [frames][features]}. */
    private double[][] frames(Clip clip) {
        try (AudioStream stream = Sounds.open(clip.file())) {
            requireShort(clip, stream);
            Limited samples = new Limited(
                    clip, Resampler.of(clip.samples(stream), stream.format().rate(), spec.rate()));
            double[][] frames = spec.features().of(samples, spectrogram).all();
            samples.requireSome();
            return frames;
        }
    }

    private Optional<double[][]> readable(Clip clip) {
        try {
            return Optional.of(frames(clip));
        } catch (UserException e) {
            return Optional.empty();
        }
    }

    /** All samples of a clip at the rate of this side. */
    double[] samples(Clip clip) {
        try (AudioStream stream = Sounds.open(clip.file())) {
            return Resampler.of(clip.samples(stream), stream.format().rate(), spec.rate())
                    .all();
        }
    }

    private void requireShort(Clip clip, AudioStream stream) {
        double end = clip.end() > 0
                ? clip.end()
                : (double) stream.frames() / stream.format().rate();
        if (end - clip.begin() > spec.maxSeconds()) {
            throw tooLong(clip, String.format(Locale.ROOT, "%.1f s", end - clip.begin()));
        }
    }

    private UserException tooLong(Clip clip, String seconds) {
        return new UserException(
                "%s: %s long, but data.max-seconds = %s; raise it, or name parts of the file in a manifest (begin, end)"
                        .formatted(clip, seconds, spec.maxSeconds()));
    }

    /** Normalized and stacked frames; the argument is changed. */
    RealVectors steps(double[][] frames) {
        switch (spec.features().analysis().normalize()) {
            case NONE -> {}
            case TRAIN -> scale.apply(frames);
            case UTTERANCE -> FeatureScale.of(frames).apply(frames);
            case LEVEL -> FeatureScale.ofAll(frames).apply(frames);
        }
        return StepVectors.of(Arrays.asList(
                spec.features().analysis().stacking().of(FrameStream.of(frames)).all()));
    }

    @Override
    public Clip request(String line, String at) {
        return ClipName.parse(line, at);
    }

    @Override
    public Optional<Hearing> hearing() {
        return Optional.of(new AudioHearing(this));
    }

    @Override
    public String moreSteps() {
        return "lower data.features.hop or stride, or leave the recording out (data.on-error = skip)";
    }

    @Override
    public OptionalDouble stepSeconds() {
        AudioFeatures.Analysis analysis = spec.features().analysis();
        return OptionalDouble.of((double) analysis.framing(spec.rate()).hopSamples() * analysis.stride() / spec.rate());
    }

    @Override
    public Optional<Recording> recording(Clip clip, String target) {
        return Optional.of(new Heard(clip, target));
    }

    private final class Heard implements Recording {
        private final Clip clip;
        private final String target;

        Heard(Clip clip, String target) {
            this.clip = clip;
            this.target = target;
        }

        @Override
        public String name() {
            return clip.name();
        }

        @Override
        public String target() {
            return target;
        }

        @Override
        public double[][] picture() {
            return frames(clip);
        }

        @Override
        public byte[] wave() {
            return WaveWriter.bytes(samples(clip), spec.rate());
        }

        @Override
        public double stepSeconds() {
            return AudioSide.this.stepSeconds().orElseThrow();
        }
    }

    @Override
    public List<SequenceValues> store() {
        return new SpilledItems(Packing.floats());
    }

    @Override
    public void write(ObjectNode json) {
        json.set("audio", Binder.toTree(spec));
        if (spec.features().analysis().normalize() == Normalisation.TRAIN) {
            scale.means().forEach(json.putArray("means")::add);
            scale.deviations().forEach(json.putArray("deviations")::add);
        }
    }

    /** Reads a side that {@link #write} wrote. */
    public static AudioSide read(String format, JsonNode json) {
        if (!(json.path("audio") instanceof ObjectNode audio)) {
            throw CodecJson.damaged(format, "it has no \"audio\"");
        }
        AudioSpec spec;
        try {
            spec = Binder.bind(audio, AudioSpec.class, "audio");
        } catch (UserException e) {
            throw CodecJson.damaged(format, e.getMessage());
        }
        int width = spec.features().frameWidth();
        FeatureScale scale = FeatureScale.identity(width);
        if (spec.features().analysis().normalize() == Normalisation.TRAIN) {
            scale = new FeatureScale(CodecJson.numbers(json, "means"), CodecJson.numbers(json, "deviations"));
            if (scale.means().size() != width || scale.deviations().size() != width) {
                throw CodecJson.damaged(
                        format,
                        "it has %d features, %d \"means\" and %d \"deviations\""
                                .formatted(
                                        width,
                                        scale.means().size(),
                                        scale.deviations().size()));
            }
        }
        return new AudioSide(spec, scale);
    }

    /** Samples that end with an error if there are too many, or none. Not thread-safe. */
    private final class Limited implements Samples {
        private final Clip clip;
        private final Samples in;
        private long count;

        Limited(Clip clip, Samples in) {
            this.clip = clip;
            this.in = in;
        }

        @Override
        public int read(double[] into, int from, int length) {
            int read = in.read(into, from, length);
            count += read;
            if (count > spec.maxSeconds() * spec.rate() + 1) {
                throw tooLong(clip, "more than %s s".formatted(spec.maxSeconds()));
            }
            return read;
        }

        void requireSome() {
            if (count == 0) {
                throw new UserException("%s: no samples; record it again or remove it".formatted(clip));
            }
        }
    }
}
