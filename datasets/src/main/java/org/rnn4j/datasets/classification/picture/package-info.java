/**
 * The data source {@code type: labelled-images}: pictures with one class each.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.sequence}, {@code datasets.classification},
 * {@code datasets.examples}, {@code datasets.media}, {@code datasets.picture}, {@code
 * datasets.sides}, Jackson. Start reading at {@link org.rnn4j.datasets.classification.picture.LabelledImagesSource}.
 */
package org.rnn4j.datasets.classification.picture;
