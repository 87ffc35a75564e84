/**
 * Examples and the files that hold them: files found by name, unpacked, decoded strictly and hashed; tables whose errors name
 * file and line; bad examples, splits, leakage between splits; and batches of examples that differ in length.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job} for defaults, {@code core.sequence}, commons-csv, Jackson. Must not use: other
 * packages of {@code datasets}. Start reading at {@link org.rnn4j.datasets.examples.InputFiles}.
 */
package org.rnn4j.datasets.examples;
