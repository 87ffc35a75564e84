/**
 * Sound files as mono samples: WAV of all common encodings, AIFF and AU, read block by block; resampling; and writing WAV.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code datasets.audio.features}. Start reading at
 * {@link org.rnn4j.datasets.audio.wave.AudioStream}.
 */
package org.rnn4j.datasets.audio.wave;
