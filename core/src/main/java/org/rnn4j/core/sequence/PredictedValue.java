package org.rnn4j.core.sequence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A prediction as typed values for the user, with every probability that the model gives. */
public sealed interface PredictedValue {

    /**
     * The class of a sequence.
     *
     * @param best the most likely class
     * @param probabilities of all classes, in the model's order
     */
    record OneClass(String best, Map<String, Float> probabilities) implements PredictedValue {
        public OneClass {
            probabilities = ordered(probabilities);
        }
    }

    /** The tags of a sentence, one for each token. */
    record Tags(List<Tag> tags) implements PredictedValue {
        public Tags {
            tags = List.copyOf(tags);
        }
    }

    /**
     * A token and its tag.
     *
     * @param probability probability of the tag at this token, independent of the other tags
     */
    record Tag(String token, String tag, float probability) {}

    /**
     * Generated sequences.
     *
     * @param best the best first; at least one
     */
    record Texts(List<Text> best) implements PredictedValue {
        public Texts {
            best = List.copyOf(best);
        }
    }

    /**
     * One generated sequence.
     *
     * @param logProbability in nats
     * @param score the log probability with the penalties of the search, by which sequences are ranked
     * @param alignment empty if the model has no attention
     */
    record Text(String text, double logProbability, double score, Optional<Alignment> alignment) {}

    /**
     * Attention of a generated sequence to its source.
     *
     * @param weights {@code [target tokens and end][source tokens]}; each row sums to 1
     */
    record Alignment(List<String> sourceTokens, List<String> targetTokens, float[][] weights) {
        public Alignment {
            sourceTokens = List.copyOf(sourceTokens);
            targetTokens = List.copyOf(targetTokens);
        }
    }

    /**
     * A transcript.
     *
     * @param best the best first; at least one
     * @param words words of the best one
     */
    record Transcript(List<Text> best, List<SpokenWord> words) implements PredictedValue {
        public Transcript {
            best = List.copyOf(best);
            words = List.copyOf(words);
        }
    }

    /**
     * A word of a transcript.
     *
     * @param begin first time step, from 0
     * @param end time step after the last one
     * @param confidence geometric mean of the probabilities of its labels at their steps, in [0, 1]
     */
    record SpokenWord(String text, int begin, int end, double confidence) {}

    /** A forecast of the rows that follow a series, the next row first. */
    record Forecast(String series, List<Step> steps) implements PredictedValue {
        public Forecast {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One forecast row.
     *
     * @param when the date, or the number of the row, from 1
     * @param targets by column
     */
    record Step(String when, Map<String, Value> targets) {
        public Step {
            targets = ordered(targets);
        }
    }

    /**
     * A forecast value, in the units of the data.
     *
     * @param quantiles by their level in (0, 1), rising; empty if the model predicts points only
     * @param interval conformal interval, if it was asked for
     */
    record Value(double point, Map<Double, Double> quantiles, Optional<Interval> interval) {
        public Value {
            quantiles = ordered(quantiles);
        }
    }

    /** An interval, in the units of the data. */
    record Interval(double lower, double upper) {}

    /**
     * The anomaly score of an observed row.
     *
     * @param when the date, or the number of the row, from 1
     * @param observed observed values by column; NaN if the cell is empty
     * @param forecast forecast by column
     * @param score in [0, 1], higher is more unusual; NaN if nothing was observed
     */
    record Anomaly(String series, String when, Map<String, Double> observed, Map<String, Double> forecast, double score)
            implements PredictedValue {
        public Anomaly {
            observed = ordered(observed);
            forecast = ordered(forecast);
        }
    }

    /**
     * How unusual a sequence of events is.
     *
     * @param nats surprise of each event and of the end, in order; infinite for an event that never occurred in the training split
     * @param mean their mean
     * @param largest nats of the least likely event
     * @param worst place of that event, from 1; one more than the number of events is the end of the sequence
     * @param event that event
     * @param rank its place among all events by their probability, from 1; 0 if it is unknown
     * @param expected the most likely event there
     * @param score sum of the two largest values of {@code nats}
     * @param alarm whether the score is above the threshold, or infinite
     */
    record Surprise(
            List<Double> nats,
            double mean,
            double largest,
            int worst,
            String event,
            int rank,
            String expected,
            double score,
            boolean alarm)
            implements PredictedValue {
        public Surprise {
            nats = List.copyOf(nats);
        }
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
