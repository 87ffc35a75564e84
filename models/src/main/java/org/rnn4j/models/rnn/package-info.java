/**
 * The lecture's {@code dynamic_rnn}: a cell unrolled over a batch, outside any network.
 *
 * <p>Arrays have the lecture's layout [batch, time, features]. May use: {@code models.cell}, {@code models.kernel},
 * ND4J's API. Start reading at {@link org.rnn4j.models.rnn.DynamicRnn}.
 */
package org.rnn4j.models.rnn;
