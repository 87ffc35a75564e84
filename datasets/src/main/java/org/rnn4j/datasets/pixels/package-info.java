/**
 * {@code type: pixels}: pictures in black and white as sequences of pixels, row by row; generated ones are written as a PNG.
 *
 * <p>May use: {@code datasets.examples}, {@code datasets.picture.file}, {@code core.sequence}, {@code core.distribution}, {@code core.job}, {@code core.io}, {@code
 * core.error}, Jackson's tree model. Start reading at {@link
 * org.rnn4j.datasets.pixels.PixelSource}.
 */
package org.rnn4j.datasets.pixels;
