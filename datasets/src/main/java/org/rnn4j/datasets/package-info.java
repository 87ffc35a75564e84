/**
 * Data sets: what brings sequences in and cuts them into batches.
 *
 * <ul>
 *   <li>{@code text}: the data source {@code type: text}; reads, splits and encodes
 *   <li>{@code labelled}, {@code timeseries}: {@code type: labelled-text} and {@code type: labelled-series}, sequences with a
 *       class each; what they share is in {@code classification}
 *   <li>{@code tagged}: {@code type: tagged}, sentences with a tag for every word
 *   <li>{@code series}: {@code type: series}, tables of values over time, and windows of them; {@code synthetic} makes some
 *   <li>{@code pairs}: {@code type: pairs}, a source and the target to be written for it
 *   <li>{@code vectors}: word vectors that were learned elsewhere
 *   <li>{@code input}, {@code split}: files of examples, and which part an example serves
 *   <li>{@code batch}: batches of examples of unequal length
 *   <li>{@code tokenizer}: what a token is, as a job file says it
 *   <li>{@code codec}: between text and token ids
 *   <li>{@code iterator}: any sequence data for Deeplearning4j code
 *   <li>{@code stream}: one long stream of tokens cut into stateful batches
 * </ul>
 *
 * <p>May use: {@code core.error}, {@code core.job} for binding options, {@code core.sequence}, Jackson. Must not use:
 * {@code models}, {@code cli}, DL4J networks.
 */
package org.rnn4j.datasets;
