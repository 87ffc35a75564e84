package org.rnn4j.datasets.classification.audio;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.audio.AudioAugmentation;
import org.rnn4j.datasets.audio.AudioSpec;
import org.rnn4j.datasets.audio.ClipFormat;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: labelled-audio}. Immutable; an instance is always valid.
 *
 * @param files files, folders and archives with the recordings
 * @param format where the class of a recording is
 * @param audio rate and features
 * @param augmentation random changes to training recordings
 */
record LabelledAudioOptions(
        @Flat ExampleFiles files,

        @Default("folders") @Doc("How files hold recordings and classes.")
        ClipFormat format,

        @Flat AudioSpec audio,
        @Doc("Random changes to training recordings.") AudioAugmentation augmentation) {
    LabelledAudioOptions {
        Ranges.require("data", LabelledAudioOptions.class, files, format, audio, augmentation);
    }
}
