package org.rnn4j.datasets.examples;

/**
 * An example as it was read: a source item and its target item.
 *
 * @param source what a network reads
 * @param target what it should predict
 * @param origin file and line, for errors
 * @param group what it may be split by, or what is in one split as a whole; empty where there is none
 */
public record Example<S, T>(S source, T target, String origin, String group) {}
