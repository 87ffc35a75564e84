/**
 * Data sets: what brings sequences in and cuts them into batches.
 *
 * <ul>
 *   <li>{@code text}: the data source {@code type: text}; reads, splits and encodes
 *   <li>{@code series}: the data source {@code type: series}; tables over time, cut into windows to forecast from
 *   <li>{@code synthetic}: the data sources {@code type: adding} and {@code type: copy-memory}, which are drawn
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
