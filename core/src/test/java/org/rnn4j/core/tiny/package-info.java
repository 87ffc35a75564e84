/** The smallest real data set, codec and model, for tests. */
package org.rnn4j.core.tiny;
