package org.rnn4j.core.generate;

/**
 * Generated text.
 *
 * @param text the generated text, without the prompt
 * @param tokens number of generated tokens
 * @param unknownInPrompt characters of the prompt outside the vocabulary, each once; the model read them as unknown
 * @param seconds time taken, including reading the prompt
 */
public record GeneratedText(String text, int tokens, String unknownInPrompt, double seconds) {}
