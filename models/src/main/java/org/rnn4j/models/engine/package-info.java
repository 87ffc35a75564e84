/**
 * Trains and runs whole networks, from what they read to the loss and back: a body, which is inputs and recurrent layers,
 * and a head of {@code models.head}. The engine itself is plain Java; {@code FloatNetwork} takes a DL4J network apart for it
 * and writes it back.
 *
 * <p>The float64 classes ({@code Double...}) are made from the float32 ones by the build. {@code Generic...} classes do the
 * same on any ND4J backend; {@link org.rnn4j.models.network.Engines} chooses.
 *
 * <p>May use: {@code core}, {@code models.cell}, {@code models.head}, {@code models.decoder}, {@code models.characters},
 * {@code models.kernel}, {@code models.parallel}; where it meets a DL4J network, and in no other class, {@code models.layer}
 * and DL4J. Start reading at {@link org.rnn4j.models.engine.FloatEngine}.
 */
package org.rnn4j.models.engine;
