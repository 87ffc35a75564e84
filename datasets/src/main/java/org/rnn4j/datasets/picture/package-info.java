/**
 * Pictures as the source side of examples: found in folders, archives, tables, sheets and arrays, or drawn; images, rows or features
 * as input of a network, and random changes for training. A data source combines the side with one for classes or texts.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job}, {@code core.sequence}, {@code datasets.codec}, {@code
 * datasets.examples}, {@code datasets.media}, {@code datasets.picture.file}, {@code datasets.sides}, Jackson. Start reading at {@link
 * org.rnn4j.datasets.picture.PictureSide}.
 */
package org.rnn4j.datasets.picture;
