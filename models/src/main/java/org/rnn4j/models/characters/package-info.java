/**
 * Features of a word from its characters: a convolution and its maximum over the word.
 *
 * <p>The float64 classes ({@code Double...}) are made from the float32 ones by the build.
 *
 * <p>May use: {@code models.kernel.fused}. Must not use: DL4J, ND4J. Start reading at
 * {@link org.rnn4j.models.characters.FloatCharacterFilters}.
 */
package org.rnn4j.models.characters;
