package org.rnn4j.datasets.pairs;

/**
 * A source and its target, as they were read.
 *
 * @param origin file and line of the source, or of the target where the source is several lines
 * @param group what is in one part as a whole: its source, or the story or dialogue that it is taken from
 */
record Pair(String source, String target, String origin, String group) {}
