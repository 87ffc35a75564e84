/**
 * Recordings as the source side of examples: clips found in folders, archives and manifests, features as input of a network, and
 * random changes for training. A data source combines the side with one for classes or texts.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job}, {@code core.sequence}, {@code datasets.audio.features},
 * {@code datasets.audio.wave}, {@code datasets.codec}, {@code datasets.examples}, {@code datasets.media}, {@code datasets.sides}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.audio.AudioSide}.
 */
package org.rnn4j.datasets.audio;
