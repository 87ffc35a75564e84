package org.rnn4j.core.metric;

/**
 * Tokens of a sentence that belong together: a phrase, a name, a slot.
 *
 * @param type type such as {@code NP} or {@code PER}; empty if the tags have no types
 * @param start index of the first token, from 0
 * @param end index after the last token
 */
public record Span(String type, int start, int end) {}
