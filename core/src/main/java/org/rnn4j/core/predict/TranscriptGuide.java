package org.rnn4j.core.predict;

import java.util.Set;

/**
 * Guidance for the search of a model for {@code task: transcription}, in addition to its own probabilities.
 *
 * @param languageWeight weight of the language model with which the predictor was opened; 0 = it takes no part
 * @param lexicon the only words that transcripts may have; empty = any
 * @param hotWords words that are favoured
 * @param wordWeight added to the score of a transcript for each word, in nats; above 0 for more and shorter words
 * @param hotWordWeight added for each hot word
 */
public record TranscriptGuide(
        double languageWeight, Set<String> lexicon, Set<String> hotWords, double wordWeight, double hotWordWeight) {
    public TranscriptGuide {
        lexicon = Set.copyOf(lexicon);
        hotWords = Set.copyOf(hotWords);
    }

    /** The same words with other weights. */
    public TranscriptGuide withWeights(double ofLanguageModel, double ofWords) {
        return new TranscriptGuide(ofLanguageModel, lexicon, hotWords, ofWords, hotWordWeight);
    }

    /** Whether words matter. */
    boolean hasWords() {
        return wordWeight != 0 || !lexicon.isEmpty() || !hotWords.isEmpty();
    }
}
