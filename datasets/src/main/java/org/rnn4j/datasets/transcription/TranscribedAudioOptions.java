package org.rnn4j.datasets.transcription;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.metric.Edits;
import org.rnn4j.datasets.audio.AudioAugmentation;
import org.rnn4j.datasets.audio.AudioSpec;
import org.rnn4j.datasets.audio.ClipFormat;
import org.rnn4j.datasets.audio.ClipStrings;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: transcribed-audio}. Immutable; an instance is always valid.
 *
 * @param files files, folders and archives with the recordings, or manifests
 * @param format where the text of a recording is
 * @param tokenizer kind of labels
 * @param normalize Unicode normalization of texts
 * @param audio rate and features
 * @param strings recordings joined from those of the files, which then are single words
 * @param augmentation random changes to training recordings
 */
record TranscribedAudioOptions(
        @Flat ExampleFiles files,

        @Default("manifest") @Doc("How files hold recordings and texts.")
        ClipFormat format,

        @Default("character") @Doc("Kind of labels.") Tokenizer tokenizer,
        @Default("none") @Doc("Unicode normalization.") Normalization normalize,
        @Flat AudioSpec audio,

        @Doc("Recordings joined from those of the files, to train and to test on.")
        ClipStrings strings,

        @Doc("Random changes to training recordings.") AudioAugmentation augmentation) {
    TranscribedAudioOptions {
        Ranges.require(
                "data",
                TranscribedAudioOptions.class,
                files,
                format,
                tokenizer,
                normalize,
                audio,
                strings,
                augmentation);
    }

    /** Number of labels of a text, estimated before the tokenizer is fitted. */
    long labels(String text) {
        boolean words = tokenizer instanceof Tokenizer.Word || tokenizer instanceof Tokenizer.Whitespace;
        return words ? Edits.words(text).size() : text.codePointCount(0, text.length());
    }

    /** The class of a text: splits are stratified by single words, but not by texts, each of which may be different. */
    String stratum(String text) {
        return strings.isOn() ? text : "";
    }
}
