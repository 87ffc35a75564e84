/**
 * {@code rnn4j data}: describes and checks the data of a job before training.
 *
 * <p>May use: {@code core}, {@code cli.picture}, {@code cli.job}, {@code cli.terminal}. Start reading at {@link org.rnn4j.cli.data.DataCommand};
 * {@link org.rnn4j.cli.data.DataSheet} holds the findings.
 */
package org.rnn4j.cli.data;
