package org.rnn4j.datasets.audio;

import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.sides.Augmentation;

/**
 * Random changes to training recordings, drawn again for every recording and epoch: the block {@code data.augmentation}. All
 * draws are uniform. Immutable; an instance is always valid.
 *
 * @param speed greatest relative change of the speed, and with it of the pitch
 * @param vocalTract greatest relative change of the frequencies of the filters
 * @param gain greatest change of the level, in decibels
 * @param shift greatest shift in time, in milliseconds; the end that it leaves is filled with the mirrored signal
 * @param noise probability of white noise
 * @param noiseFrom lowest ratio of signal to noise, in decibels
 * @param noiseTo highest ratio
 * @param timeMasks number of masks over time
 * @param timeMask longest mask, in milliseconds
 * @param frequencyMasks number of masks over features
 * @param frequencyMask most features of a mask
 */
public record AudioAugmentation(
        @Default("0")
        @Range(min = 0, max = 0.5)
        @Doc("Greatest relative change of the speed, and with it of the pitch.")
        double speed,

        @Default("0")
        @Range(min = 0, max = 0.5)
        @Doc("Greatest relative change of the frequencies of the filters, as if the vocal tract had another length.")
        double vocalTract,

        @Default("0") @Range(min = 0, max = 60) @Doc("Greatest change of the level, in decibels.")
        double gain,

        @Default("0") @Range(min = 0, max = 10_000) @Doc("Greatest shift in time, in milliseconds.")
        double shift,

        @Default("0") @Range(min = 0, max = 1) @Doc("Probability of white noise.")
        double noise,

        @Default("5") @Range(min = -20, max = 100) @Doc("Lowest ratio of signal to noise, in decibels.")
        double noiseFrom,

        @Default("30") @Range(min = -20, max = 100) @Doc("Highest ratio of signal to noise, in decibels.")
        double noiseTo,

        @Default("0") @Range(min = 0, max = 20) @Doc("Number of masks over time.")
        int timeMasks,

        @Default("100") @Range(min = 1, max = 10_000) @Doc("Longest mask over time, in milliseconds.")
        double timeMask,

        @Default("0") @Range(min = 0, max = 20) @Doc("Number of masks over features.")
        int frequencyMasks,

        @Default("8") @Range(min = 1, max = 512) @Doc("Most adjacent features of a mask.")
        int frequencyMask) {
    public AudioAugmentation {
        Ranges.require(
                "data.augmentation",
                AudioAugmentation.class,
                speed,
                vocalTract,
                gain,
                shift,
                noise,
                noiseFrom,
                noiseTo,
                timeMasks,
                timeMask,
                frequencyMasks,
                frequencyMask);
        if (noiseFrom > noiseTo) {
            throw new UserException("data.augmentation.noise-from = %s, but data.augmentation.noise-to = %s is lower"
                    .formatted(noiseFrom, noiseTo));
        }
    }

    /** Whether samples change, so that features must be computed again. */
    boolean changesSamples() {
        return speed > 0 || vocalTract > 0 || gain > 0 || shift > 0 || noise > 0;
    }

    boolean masks() {
        return timeMasks > 0 || frequencyMasks > 0;
    }

    /** The changes for recordings of a side. */
    public Augmentation<Clip> of(AudioSide side) {
        return changesSamples() || masks() ? new Perturbation(this, side) : Augmentation.none();
    }
}
