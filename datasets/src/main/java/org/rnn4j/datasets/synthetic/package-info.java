/**
 * Randomly generated tasks that test how far back a network remembers: {@code type: adding} and {@code type:
 * copy-memory}.
 *
 * <p>May use: {@code core.error}, {@code core.job} for binding options, {@code core.metric}, {@code core.sequence},
 * {@code datasets.codec}, Jackson. Start reading at {@link org.rnn4j.datasets.synthetic.AddingSource}.
 */
package org.rnn4j.datasets.synthetic;
