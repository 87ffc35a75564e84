/**
 * {@code rnn4j data}: what a job will see of its data, before anybody trains on it.
 *
 * <p>May use: {@code core}, {@code cli.job}, {@code cli.terminal}. Start reading at {@link org.rnn4j.cli.data.DataCommand};
 * {@link org.rnn4j.cli.data.DataSheet} is what is found out.
 */
package org.rnn4j.cli.data;
