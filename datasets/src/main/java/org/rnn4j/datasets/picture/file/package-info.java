/**
 * Files of pictures: decoding, resizing, animations, arrays of pixels (idx) and of numbers (npy).
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job}, {@code datasets.media}. Start reading at {@link
 * org.rnn4j.datasets.picture.file.PictureDecoder}.
 */
package org.rnn4j.datasets.picture.file;
