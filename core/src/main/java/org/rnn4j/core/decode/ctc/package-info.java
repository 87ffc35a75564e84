/**
 * Transcripts from the log probabilities of labels at every time step, as connectionist temporal classification (CTC) gives them:
 * search, language model, vocabulary, and the steps of each label.
 *
 * <p>A path has one label, or the blank 0, at every step. Merging equal neighbours and then dropping the blanks turns it into
 * labels. The probability of labels is the sum over all paths that turn into them.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.network}, {@code core.sequence}. Start reading at
 * {@link org.rnn4j.core.decode.ctc.LabelSearch}.
 *
 * @see <a href="https://www.cs.toronto.edu/~graves/icml_2006.pdf">Graves et al., 2006</a>
 */
package org.rnn4j.core.decode.ctc;
