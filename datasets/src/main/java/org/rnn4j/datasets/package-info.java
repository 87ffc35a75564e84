/** Placeholder purpose of datasets. */
package org.rnn4j.datasets;
