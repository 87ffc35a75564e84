package org.rnn4j.datasets.captions;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.ExampleFiles;
import org.rnn4j.datasets.picture.PictureSpec;
import org.rnn4j.datasets.picture.film.FilmFormat;
import org.rnn4j.datasets.picture.film.FilmSpec;
import org.rnn4j.datasets.picture.film.FilmView;

/**
 * The {@code data:} block of {@code type: captioned-frames}. Immutable; an instance is always valid.
 *
 * @param files tables, or files, folders and archives with the films, as the format says
 * @param format where the captions of a film are
 * @param as what of a film the network reads
 * @param film number of frames
 * @param picture size and channels of frames
 * @param captions keys of captions
 */
record CaptionedFramesOptions(
        @Flat ExampleFiles files,

        @Default("table") @Doc("How files hold films and captions.")
        FilmFormat format,

        @Default("frames")
        @Doc("What of a film the network reads; with features, height to max-pixels have no meaning.")
        FilmView as,

        @Flat FilmSpec film,
        @Flat PictureSpec picture,
        @Flat CaptionOptions captions) {
    CaptionedFramesOptions {
        Ranges.require("data", CaptionedFramesOptions.class, files, format, as, film, picture, captions);
    }
}
