/**
 * The tasks: options in a job file, and factories that build a DL4J network from them. Factories are found by
 * {@link java.util.ServiceLoader}; {@code models.network} trains and runs the networks.
 *
 * <p>May use: {@code core}, {@code models.cell}, {@code models.convolution}, {@code models.decoder}, {@code models.ensemble}, {@code models.head},
 * {@code models.head.segment}, {@code models.layer},
 * {@code models.network}, Jackson, the configuration classes of DL4J and ND4J. Start reading at
 * {@link org.rnn4j.models.task.ClassificationFactory} and {@link org.rnn4j.models.task.ClassificationOptions}.
 */
package org.rnn4j.models.task;
