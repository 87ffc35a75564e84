/**
 * Search for better values of a job's keys: the space, the trials, their order, and the best one. Trials are compared on the
 * validation split; the test split is not looked at.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.measure}, {@code core.run}, {@code core.sequence}, {@code
 * core.train}, Jackson. Start reading at {@link org.rnn4j.core.search.Search}.
 */
package org.rnn4j.core.search;
