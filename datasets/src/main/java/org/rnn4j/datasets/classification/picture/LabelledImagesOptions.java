package org.rnn4j.datasets.classification.picture;

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
 * The {@code data:} block of {@code type: labelled-images}. Immutable; an instance is always valid.
 *
 * @param files tables, or files, folders and archives with the pictures, as the format says
 * @param format where the class of a picture is
 * @param as what of a picture the network reads
 * @param picture size and channels
 * @param augmentation random changes to training pictures
 */
record LabelledImagesOptions(
        @Flat ExampleFiles files,

        @Default("folders") @Doc("How files hold pictures and classes.")
        PictureFormat format,

        @Default("image")
        @Doc("What of a picture the network reads; with features, height to max-pixels have no meaning.")
        PictureView as,

        @Flat PictureSpec picture,
        @Doc("Random changes to training pictures.") PictureAugmentation augmentation) {
    LabelledImagesOptions {
        Ranges.require("data", LabelledImagesOptions.class, files, format, as, picture, augmentation);
    }
}
