/**
 * Trains and runs whole networks on the CPU, from token ids to the loss and back, around the parameters of a DL4J network.
 *
 * <p>The float64 classes ({@code Double...}) are made from the float32 ones by the build.
 *
 * <p>May use: {@code core}, {@code models.cell}, {@code models.layer}, {@code models.kernel}, {@code models.parallel},
 * DL4J's networks. Start reading at {@link org.rnn4j.models.engine.FloatLanguageModel}.
 */
package org.rnn4j.models.engine;
