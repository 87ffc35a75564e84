package org.rnn4j.core.predict;

import java.util.Set;

/**
 * What guides the search of a model for {@code task: transcription}, beside its own probabilities.
 *
 * @param languageWeight weight of the language model with which the predictor was opened; 0 = it takes no part
 * @param lexicon the only words that transcripts may have; empty = any
 * @param hotWords words that are favoured
 * @param wordWeight what each word adds to the score of a transcript, in nats; above 0 for more and shorter words
 * @param hotWordWeight what each hot word adds
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
