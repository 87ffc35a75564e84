/**
 * JMH benchmarks of matrix products and of a recurrent layer on one thread, and of a translation model on all cores.
 *
 * <p>May use: {@code models}. See benchmarks/README.md for how to run them.
 */
package org.rnn4j.benchmarks;
