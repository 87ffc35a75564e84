package org.rnn4j.datasets.audio;

import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.audio.features.Cepstrum;
import org.rnn4j.datasets.audio.features.Deltas;
import org.rnn4j.datasets.audio.features.DynamicRange;
import org.rnn4j.datasets.audio.features.FrameStream;
import org.rnn4j.datasets.audio.features.Framing;
import org.rnn4j.datasets.audio.features.MelSpectrogram;
import org.rnn4j.datasets.audio.features.Samples;
import org.rnn4j.datasets.audio.features.Stacking;

/** The features that a network reads: {@code features: log-mel} or {@code mfcc} in a job file, with the keys of {@link Analysis}. */
sealed interface AudioFeatures permits AudioFeatures.LogMel, AudioFeatures.Mfcc {

    Analysis analysis();

    /** Features of a frame, without deltas. */
    int width();

    /** The features of a signal before normalisation and stacking, {@code [width * (1 + deltas)]} for each frame. */
    default FrameStream of(Samples samples, MelSpectrogram spectrogram) {
        FrameStream logMel = spectrogram.of(samples);
        return Deltas.appended(
                base(
                        analysis().range() == 0
                                ? logMel
                                : DynamicRange.of(analysis().range(), logMel)),
                analysis().deltas());
    }

    /** The features of a frame that deltas are computed of. */
    FrameStream base(FrameStream logMel);

    /** Features of a frame with deltas. */
    default int frameWidth() {
        return width() * (1 + analysis().deltas());
    }

    /** Features of a time step. */
    default int stepWidth() {
        return frameWidth() * analysis().stack();
    }

    /**
     * Frames and filters.
     *
     * @param window length of a frame, in milliseconds
     * @param hop milliseconds between the starts of frames
     * @param preEmphasis factor of the pre-emphasis
     * @param filters number of mel filters
     * @param low lowest frequency, in Hz
     * @param high highest frequency, in Hz; 0 = half of the rate
     * @param range decibels between the greatest energy of a recording and the least; 0 = no limit
     * @param deltas orders of slopes to append
     * @param normalize normalisation of each feature
     * @param stack frames of a time step
     * @param stride frames between the starts of time steps
     */
    record Analysis(
            @Default("25") @Range(min = 1, max = 1000) @Doc("Length of a frame, in milliseconds.")
            double window,

            @Default("10") @Range(min = 0.5, max = 1000) @Doc("Milliseconds between the starts of frames.")
            double hop,

            @Default("0.97") @Range(min = 0, max = 1) @Doc("Factor of the pre-emphasis; 0 = none.")
            double preEmphasis,

            @Default("40") @Range(min = 2, max = 512) @Doc("Number of mel filters.")
            int filters,

            @Default("0") @Range(min = 0, max = 100_000) @Doc("Lowest frequency of the filters, in Hz.")
            double low,

            @Default("0")
            @Range(min = 0, max = 100_000)
            @Doc("Highest frequency of the filters, in Hz; 0 = half of data.rate.")
            double high,

            @Default("0")
            @Range(min = 0, max = 200)
            @Doc("Energies this many decibels below the greatest of a recording are raised to that; 0 = none are.")
            double range,

            @Default("0") @Range(min = 0, max = 2) @Doc("Orders of slopes over time that are appended.")
            int deltas,

            @Default("utterance")
            @Doc(
                    "Mean 0 and deviation 1: of each feature, per recording or by the training split; of the level of a recording; or not.")
            Normalisation normalize,

            @Default("1") @Range(min = 1, max = 64) @Doc("Adjacent frames that make up one time step.")
            int stack,

            @Default("1") @Range(min = 1, max = 64) @Doc("Frames between the starts of two time steps.")
            int stride) {
        public Analysis {
            Ranges.require(
                    "data.features",
                    Analysis.class,
                    window,
                    hop,
                    preEmphasis,
                    filters,
                    low,
                    high,
                    range,
                    deltas,
                    normalize,
                    stack,
                    stride);
            if (high > 0 && high <= low) {
                throw new UserException(
                        "data.features.high = %s, but must be above data.features.low = %s".formatted(high, low));
            }
            if (stride > stack) {
                throw new UserException(
                        "data.features.stride = %d, but data.features.stack = %d: frames between them would be lost; raise stack"
                                .formatted(stride, stack));
            }
        }

        Framing framing(int rate) {
            if (high > rate / 2.0) {
                throw new UserException("data.features.high = %s, but at data.rate = %d it must be at most %s"
                        .formatted(high, rate, rate / 2.0));
            }
            return new Framing(rate, window, hop, preEmphasis);
        }

        /** Filters whose frequencies are multiplied by a factor. */
        MelSpectrogram spectrogram(int rate, double warp) {
            return new MelSpectrogram(framing(rate), filters, low, high, warp);
        }

        Stacking stacking() {
            return new Stacking(stack, stride);
        }
    }

    /** Log-mel energies. */
    record LogMel(@Flat Analysis analysis) implements AudioFeatures {
        @Override
        public int width() {
            return analysis.filters();
        }

        @Override
        public FrameStream base(FrameStream logMel) {
            return logMel;
        }
    }

    /**
     * Mel-frequency cepstral coefficients.
     *
     * @param coefficients number of coefficients
     */
    record Mfcc(
            @Flat Analysis analysis,

            @Default("13") @Range(min = 1, max = 512) @Doc("Number of cepstral coefficients.")
            int coefficients)
            implements AudioFeatures {
        public Mfcc {
            Ranges.require("data.features", Mfcc.class, analysis, coefficients);
            if (coefficients > analysis.filters()) {
                throw new UserException("data.features.coefficients = %d, but data.features.filters = %d is the maximum"
                        .formatted(coefficients, analysis.filters()));
            }
        }

        @Override
        public int width() {
            return coefficients;
        }

        @Override
        public FrameStream base(FrameStream logMel) {
            return logMel.map(new Cepstrum(analysis.filters(), coefficients)::of);
        }
    }
}
