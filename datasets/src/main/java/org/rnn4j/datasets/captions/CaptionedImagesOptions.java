package org.rnn4j.datasets.captions;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.ExampleFiles;
import org.rnn4j.datasets.picture.PictureAugmentation;
import org.rnn4j.datasets.picture.PictureFormat;
import org.rnn4j.datasets.picture.PictureSpec;
import org.rnn4j.datasets.picture.PictureView;

/**
 * The {@code data:} block of {@code type: captioned-images}. Immutable; an instance is always valid.
 *
 * @param files tables, or files, folders and archives with the pictures, as the format says
 * @param format where the captions of a picture are
 * @param as what of a picture the network reads
 * @param picture size and channels
 * @param captions keys of captions
 * @param augmentation random changes to training pictures
 */
record CaptionedImagesOptions(
        @Flat ExampleFiles files,

        @Default("table") @Doc("How files hold pictures and captions.")
        PictureFormat format,

        @Default("image")
        @Doc("What of a picture the network reads; with features, height to max-pixels have no meaning.")
        PictureView as,

        @Flat PictureSpec picture,
        @Flat CaptionOptions captions,
        @Doc("Random changes to training pictures.") PictureAugmentation augmentation) {
    CaptionedImagesOptions {
        Ranges.require("data", CaptionedImagesOptions.class, files, format, as, picture, captions, augmentation);
    }
}
