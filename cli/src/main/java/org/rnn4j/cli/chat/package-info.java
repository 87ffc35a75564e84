/**
 * {@code rnn4j chat}: a conversation with a model, line by line.
 *
 * <p>May use: {@code core}, {@code cli.model}, {@code cli.terminal}, JLine. Start reading at {@link org.rnn4j.cli.chat.ChatCommand}.
 */
package org.rnn4j.cli.chat;
