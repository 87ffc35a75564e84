/**
 * The data source {@code type: transcribed-audio}: recordings and their transcripts.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.metric}, {@code core.sequence}, {@code datasets.audio}, {@code datasets.codec},
 * {@code datasets.examples}, {@code datasets.sides}, {@code datasets.sides.text}, Jackson. Start reading at {@link
 * org.rnn4j.datasets.transcription.TranscribedAudioSource}.
 */
package org.rnn4j.datasets.transcription;
