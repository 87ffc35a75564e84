package org.rnn4j.datasets.audio;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Hearing;
import org.rnn4j.datasets.audio.AudioFeatures.Analysis;
import org.rnn4j.datasets.audio.features.FrameStream;
import org.rnn4j.datasets.audio.features.Samples;
import org.rnn4j.datasets.audio.wave.AudioStream;
import org.rnn4j.datasets.audio.wave.Resampler;
import org.rnn4j.datasets.audio.wave.SampleFormat;
import org.rnn4j.datasets.examples.StepVectors;

/** The features of {@link AudioSide} while the sound arrives; only what the next step needs is in memory. */
record AudioHearing(AudioSide side) implements Hearing {

    @Override
    public int rate() {
        return side.spec().rate();
    }

    private Analysis analysis() {
        return side.spec().features().analysis();
    }

    @Override
    public double stepSeconds() {
        return side.stepSeconds().orElseThrow();
    }

    @Override
    public Steps steps(Sound sound) {
        if (analysis().range() > 0) {
            throw new UserException(
                    "the model needs the greatest energy of a whole recording (data.features.range = %s), so it cannot read sound"
                                    .formatted(analysis().range())
                            + " while it arrives; train it with data.features.range = 0");
        }
        UnaryOperator<double[]> scaled = scale();
        AudioStream stream = open(sound);
        FrameStream steps = analysis()
                .stacking()
                .of(side.spec()
                        .features()
                        .of(resampled(stream), side.spectrogram())
                        .map(scaled));
        double stepInput = stepSeconds() * stream.format().rate();
        return most -> {
            List<double[]> next = new ArrayList<>();
            double[] step = steps.next();
            while (step != null) {
                next.add(step);
                step = next.size() < most && stream.arrived() > stepInput ? steps.next() : null;
            }
            return next.isEmpty() ? Optional.empty() : Optional.of(StepVectors.of(next));
        };
    }

    private UnaryOperator<double[]> scale() {
        return switch (analysis().normalize()) {
            case NONE -> UnaryOperator.identity();
            case TRAIN -> side.scale().each();
            case UTTERANCE, LEVEL ->
                throw new UserException(
                        ("the model normalizes each recording as a whole (data.features.normalize = %s), so it"
                                        + " cannot read sound while it arrives; train it with data.features.normalize = train")
                                .formatted(analysis().normalize().name().toLowerCase(Locale.ROOT)));
        };
    }

    private static AudioStream open(Sound sound) {
        return sound.pcmRate() == 0
                ? AudioStream.live(sound.name(), sound.bytes())
                : AudioStream.raw(sound.name(), SampleFormat.pcm(sound.pcmRate()), sound.bytes());
    }

    private Samples resampled(AudioStream stream) {
        return Resampler.of(stream, stream.format().rate(), rate());
    }

    @Override
    public Iterator<Window> windows(Sound sound, double seconds, double hop) {
        int window = (int) Math.max(1, Math.round(seconds * rate()));
        int step = (int) Math.max(1, Math.round(hop * rate()));
        return new SlidingWindows(side, resampled(open(sound)), window, step);
    }
}
