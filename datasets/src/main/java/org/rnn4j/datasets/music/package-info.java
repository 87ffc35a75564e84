/**
 * The data source {@code type: music}: pieces of music on a grid of equal steps, from MIDI files, JSON files of chorales, or tunes that
 * are built in, and the codecs that turn steps into files that one can play, hear and look at.
 *
 * <p>A {@link org.rnn4j.datasets.music.Representation} turns a song into what a network reads: tokens of a language model (chords,
 * voices, a melody), or features that are on or off. Pieces are separate sequences; long ones are cut into windows whose state is
 * carried. Not based on {@code datasets.sides}, since the targets are the inputs one step later, and each pass transposes the pieces
 * anew.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job}, {@code core.sequence}, {@code datasets.audio.wave} to write sound,
 * {@code datasets.codec}, {@code datasets.examples}, Jackson. Start reading at {@link org.rnn4j.datasets.music.MusicSource}.
 */
package org.rnn4j.datasets.music;
