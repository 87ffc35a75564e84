/**
 * Benchmarks training and inference of a character language model, with this project's kernels and DL4J's own layers.
 *
 * <p>May use: {@code core}, the other packages of {@code models}, DL4J and ND4J's API. Prints nothing. Start reading at
 * {@link org.rnn4j.models.bench.Bench}.
 */
package org.rnn4j.models.bench;
