/**
 * JMH benchmarks of what a training step is made of, matrix products and one layer's recurrence, on one thread, and of a
 * whole translator on all.
 *
 * <p>May use: {@code models}. See benchmarks/README.md for how to run them.
 */
package org.rnn4j.benchmarks;
