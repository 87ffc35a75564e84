package org.rnn4j.datasets.examples;

/**
 * An example as read from a file: a source item and its target item.
 *
 * @param source input of the network
 * @param target expected prediction
 * @param origin file and line, for errors
 * @param group group to split by, or to keep in one split; empty if there is none
 */
public record Example<S, T>(S source, T target, String origin, String group) {}
