/**
 * Linear classifiers of sparse features: logistic regression and naive Bayes, and the pool of several classifiers' opinions.
 *
 * <p>May use: {@code core.error}, {@code datasets.codec}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.classification.linear.LogisticRegression}.
 */
package org.rnn4j.datasets.classification.linear;
