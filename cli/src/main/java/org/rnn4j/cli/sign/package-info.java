/**
 * {@code rnn4j keygen} and {@code rnn4j sign}: signatures of models that travel.
 *
 * <p>May use: {@code core.bundle}, {@code core.error}, {@code core.io}, {@code core.plugin}, {@code cli.backend}. Start reading at {@link
 * org.rnn4j.cli.sign.SignCommand}.
 */
package org.rnn4j.cli.sign;
