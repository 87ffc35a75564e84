/**
 * Logistic regression on sparse features, a baseline of classification.
 *
 * <p>May use: nothing else. Start reading at {@link org.rnn4j.datasets.classification.linear.LogisticRegression}.
 */
package org.rnn4j.datasets.classification.linear;
