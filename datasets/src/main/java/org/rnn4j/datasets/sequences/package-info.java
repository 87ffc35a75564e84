/**
 * The data source {@code type: sequences}: separate sequences of events, such as the steps of a session in a log, and how unusual
 * each of them is to a model of normal ones.
 *
 * <p>A language model learns from them as from text, with two differences. Sequences are padded to batches in which each begins at
 * the zero state: a stream, as of {@code datasets.text}, would let a session depend on the one before, and an answer for one line on
 * the lines around it. And the boundary of a sequence is an event: it is read first and predicted last, so that a sequence that ends
 * too early is unusual. Not based on {@code datasets.sides}, since the targets are the inputs one step later.
 *
 * <p>A sequence raises an alarm if its two least likely events together are more surprising than a threshold
 * (one rare event is normal, a second one hardly is), which is calibrated on the validation
 * split for a wanted share of false alarms, or if it has a symbol that the training split lacks.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.sequence}, {@code datasets.codec}, {@code datasets.examples},
 * {@code datasets.sides} for the forms of requests, Jackson. Start reading at {@link org.rnn4j.datasets.sequences.EventSource}.
 */
package org.rnn4j.datasets.sequences;
