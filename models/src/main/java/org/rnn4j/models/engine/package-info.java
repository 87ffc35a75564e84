/**
 * Trains and runs whole networks, from what they read to the loss and back, around the parameters of a DL4J network: a body,
 * which is inputs and recurrent layers, and a head of {@code models.head}.
 *
 * <p>The float64 classes ({@code Double...}) are made from the float32 ones by the build. {@code Generic...} classes do the
 * same on any ND4J backend; {@link org.rnn4j.models.engine.Engines} chooses.
 *
 * <p>May use: {@code core}, {@code models.cell}, {@code models.head}, {@code models.layer}, {@code models.kernel},
 * {@code models.parallel}, DL4J's networks. Start reading at {@link org.rnn4j.models.engine.FloatEngine}.
 */
package org.rnn4j.models.engine;
