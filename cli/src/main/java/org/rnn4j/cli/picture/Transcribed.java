package org.rnn4j.cli.picture;

import java.util.List;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;
import org.rnn4j.core.sequence.Recording;

/**
 * A recording with its transcript.
 *
 * @param number index in its split
 * @param errors word errors
 * @param logs log probabilities of labels, {@code [time][vocabulary]}, the blank first
 * @param words words of the transcript
 */
record Transcribed(
        int number, Recording recording, String transcript, int errors, float[][] logs, List<SpokenWord> words) {}
