/**
 * Text as a source, with the memory of a conversation, and text as a target.
 *
 * <p>May use: {@code core.decode.ctc}, {@code core.error}, {@code core.metric}, {@code core.sequence}, {@code datasets.codec}, {@code
 * datasets.examples}, {@code datasets.sides}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.sides.text.TextSide}.
 */
package org.rnn4j.datasets.sides.text;
