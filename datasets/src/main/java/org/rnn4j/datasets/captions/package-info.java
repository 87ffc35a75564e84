/**
 * The data sources {@code type: captioned-images} and {@code captioned-frames}: pictures and films with captions.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.metric}, {@code core.sequence}, {@code datasets.classification},
 * {@code datasets.codec}, {@code datasets.examples}, {@code datasets.media}, {@code datasets.picture}, {@code datasets.picture.film}, {@code datasets.sides}, {@code
 * datasets.sides.text}, Jackson. Start reading at {@link org.rnn4j.datasets.captions.CaptionedImagesSource}.
 */
package org.rnn4j.datasets.captions;
