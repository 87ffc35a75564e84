/**
 * Films as the source side of examples: animations, folders of numbered frames, arrays, or drawn from pictures of digits; frames or
 * features over time as input of a network.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job}, {@code core.sequence}, {@code datasets.codec}, {@code
 * datasets.examples}, {@code datasets.media}, {@code datasets.picture}, {@code datasets.picture.file}, {@code datasets.sides},
 * Jackson. Start reading at {@link org.rnn4j.datasets.picture.film.FilmSide}.
 */
package org.rnn4j.datasets.picture.film;
