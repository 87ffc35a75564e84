/**
 * The data source {@code type: tagged}: sentences with a tag for every word, from columns, CoNLL-U or parallel files, and
 * the codec of a trained tagger.
 *
 * <p>Not based on {@code datasets.sides}: words of the training split are sometimes replaced by the unknown word, so
 * that a batch depends on its pass over the data, and each target belongs to a word of its source.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job}, {@code core.metric}, {@code core.sequence}, {@code datasets.examples},
 * {@code datasets.codec}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.tagging.TaggedSource}.
 */
package org.rnn4j.datasets.tagging;
