/**
 * Sequences that have a class each, whatever the sequences are: parts, batches, report, baselines, answers.
 *
 * <p>May use: {@code core.error}, {@code core.metric}, {@code core.sequence}, {@code core.io}, {@code datasets.examples},
 * {@code datasets.codec}, . Start reading at
 * {@link org.rnn4j.datasets.classification.ClassificationData}.
 */
package org.rnn4j.datasets.classification;
