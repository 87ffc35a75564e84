package org.rnn4j.core.generate;

/**
 * What a model wrote.
 *
 * @param text without the prompt
 * @param tokens drawn
 * @param unknownInPrompt the prompt's characters outside the vocabulary, each once, which the model read as unknown
 * @param seconds it took, reading of the prompt included
 */
public record GeneratedText(String text, int tokens, String unknownInPrompt, double seconds) {}
