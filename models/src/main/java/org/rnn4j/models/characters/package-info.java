/**
 * Word features from characters: a convolution with max pooling over the word.
 *
 * <p>The build generates the float64 classes ({@code Double...}) from the float32 classes.
 *
 * <p>May use: {@code models.kernel.fused}. Must not use: DL4J, ND4J. Start reading at {@link
 * org.rnn4j.models.characters.FloatCharacterFilters}.
 */
package org.rnn4j.models.characters;
