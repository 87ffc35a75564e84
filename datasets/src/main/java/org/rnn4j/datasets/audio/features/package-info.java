/**
 * Features of sound: log-mel energies, cepstral coefficients, deltas and stacked frames, in float64. Pure functions of
 * samples; nothing here reads files.
 *
 * <p>May use: commons-math. Start reading at {@link org.rnn4j.datasets.audio.features.MelSpectrogram}.
 */
package org.rnn4j.datasets.audio.features;
