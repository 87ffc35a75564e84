package org.rnn4j.core.metric;

/**
 * Tokens of a sentence that belong together: a phrase, a name, a slot.
 *
 * @param type what it is, such as {@code NP} or {@code PER}; empty where its tags name none
 * @param start its first token, from 0 on
 * @param end the token after its last
 */
public record Span(String type, int start, int end) {}
