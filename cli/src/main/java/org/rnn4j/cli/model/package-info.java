/**
 * Commands for trained models: {@code evaluate}, {@code generate}, {@code inspect}.
 *
 * <p>May use: {@code core}, {@code cli.backend}, {@code cli.job}, {@code cli.measure}, {@code cli.picture}, {@code cli.report}, {@code cli.terminal}, Jackson.
 */
package org.rnn4j.cli.model;
