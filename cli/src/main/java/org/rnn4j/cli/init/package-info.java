/**
 * {@code rnn4j init}: looks at files, guesses what can be learned from them, and writes a job file.
 *
 * <p>A {@link org.rnn4j.cli.init.Sample} is the beginning of a file as text, a {@link org.rnn4j.cli.init.TableShape} the columns that it
 * may have. Each {@link org.rnn4j.cli.init.Detector} knows one kind of data and makes a {@link org.rnn4j.cli.init.Guess}, with a reason
 * for every key.
 *
 * <p>May use: {@code core}, {@code datasets.audio}, {@code datasets.examples}, {@code datasets.media}, {@code datasets.picture}, {@code datasets.picture.file}, {@code cli.job}, {@code cli.terminal}, Jackson, commons-csv. Start reading at
 * {@link org.rnn4j.cli.init.InitCommand}.
 */
package org.rnn4j.cli.init;
