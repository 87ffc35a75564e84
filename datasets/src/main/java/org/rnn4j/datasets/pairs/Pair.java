package org.rnn4j.datasets.pairs;

/**
 * A source and its target, as they were read.
 *
 * @param origin file and line of the source
 */
record Pair(String source, String target, String origin) {}
