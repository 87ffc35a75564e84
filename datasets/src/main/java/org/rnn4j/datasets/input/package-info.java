/**
 * Files that examples are read from: found by name, unpacked, decoded strictly, hashed, and cut into rows whose file and
 * line an error can name.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job} for defaults, DataVec's CSV parser. Must not use: other
 * packages of {@code datasets}. Start reading at {@link org.rnn4j.datasets.input.InputFiles}.
 */
package org.rnn4j.datasets.input;
