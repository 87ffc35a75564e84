/**
 * Data sets: read, split, encoded and cut into batches.
 *
 * <ul>
 *   <li>{@code text}: {@code type: text}, one long stream of tokens cut into stateful batches
 *   <li>{@code sides}: examples of a source side and a target side; {@code sides.text}, text on either
 *   <li>{@code classification}: classes as targets; in it {@code text} and {@code series}, {@code type: labelled-text} and
 *       {@code type: labelled-series}
 *   <li>{@code pairs}: {@code type: pairs}, a text and its target text
 *   <li>{@code conditioned}: {@code type: conditioned-text}, a class or numbers and their target text
 *   <li>{@code tagging}: {@code type: tagged}, sentences with a tag for every word
 *   <li>{@code sequences}: {@code type: sequences}, lines of events, and how unusual each one is
 *   <li>{@code music}, {@code motion}: pieces of music and motion capture on a grid of steps, and their files
 *   <li>{@code forecasting}: {@code type: series}, tables of values over time, and windows on them
 *   <li>{@code synthetic}: sequences that are generated, {@code type: adding} and {@code type: copy-memory}
 *   <li>{@code examples}: files, tables, splits, bad examples, leakage, and batches of examples of different lengths
 *   <li>{@code codec}: codecs between text and token ids; tokenizers; word vectors
 *   <li>{@code vectors}: text without labels, for word vectors
 *   <li>{@code iterator}: any sequence data for Deeplearning4j code
 * </ul>
 *
 * <p>May use: {@code core.error}, {@code core.job} for binding options, {@code core.sequence}, Jackson. Must not use:
 * {@code models}, {@code cli}, DL4J networks.
 */
package org.rnn4j.datasets;
