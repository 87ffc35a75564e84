package org.rnn4j.datasets.picture;

import org.rnn4j.datasets.media.MediaInputs;

/**
 * Access of a {@link PictureFormat} to the files of a data set.
 *
 * @param media tables and files
 * @param named pictures that tables name
 * @param maxPixels maximum of height times width of a file
 */
record PictureInputs(MediaInputs media, NamedPictures named, long maxPixels) {}
