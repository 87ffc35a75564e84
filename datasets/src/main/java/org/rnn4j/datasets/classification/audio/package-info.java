/**
 * The data source {@code type: labelled-audio}: recordings with one class each.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.sequence}, {@code datasets.audio},
 * {@code datasets.audio.features}, {@code datasets.classification}, {@code datasets.examples},
 * {@code datasets.sides}, Jackson. Start reading at {@link org.rnn4j.datasets.classification.audio.LabelledAudioSource}.
 */
package org.rnn4j.datasets.classification.audio;
