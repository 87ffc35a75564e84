package org.rnn4j.datasets.pairs;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.metric.Bleu;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.Leakage;
import org.rnn4j.datasets.sides.Encoded;
import org.rnn4j.datasets.sides.Evaluation;
import org.rnn4j.datasets.sides.text.MainScore;
import org.rnn4j.datasets.sides.text.TextScorer;

/**
 * Evaluation of target texts.
 *
 * @param target codec of targets
 * @param main the main metric
 * @param cut tokenization for BLEU
 */
record PairEvaluation(TextCodec target, MainScore main, Bleu.Cut cut) implements Evaluation<String, String> {
    private static final int SAMPLES = 5;

    @Override
    public Optional<Scorer> scorer(Encoded<String, String> split) {
        return Optional.of(pairsScorer(split));
    }

    private TextScorer<String> pairsScorer(Encoded<String, String> split) {
        return new TextScorer<>(split.examples(), target, main, cut, false);
    }

    @Override
    public Baselines<String, String> baselines(Encoded<String, String> training) {
        String most = training.mostFrequentTarget();
        NearestSource sources = new NearestSource(training.sources());
        return split -> {
            Map<String, Score> scores = scores(most, split);
            sources.nearest(split.sources()).ifPresent(nearest -> {
                TextScorer<String> retrieved = pairsScorer(split);
                for (int i = 0; i < split.size(); i++) {
                    retrieved.add(i, training.examples().get(nearest[i]).target());
                }
                scores.put("the answer to the nearest source (tf-idf)", retrieved.score());
            });
            return scores;
        };
    }

    private Map<String, Score> scores(String most, Encoded<String, String> split) {
        TextScorer<String> copied = pairsScorer(split);
        TextScorer<String> frequent = pairsScorer(split);
        for (int i = 0; i < split.size(); i++) {
            copied.add(i, split.examples().get(i).source());
            frequent.add(i, most);
        }
        Map<String, Score> scores = new LinkedHashMap<>();
        scores.put("the source, copied", copied.score());
        scores.put("the most frequent answer", frequent.score());
        return scores;
    }

    @Override
    public Map<String, Map<Split, Long>> classes(Map<Split, Encoded<String, String>> splits) {
        return Map.of();
    }

    @Override
    public List<String> warnings(Map<Split, Encoded<String, String>> splits) {
        Map<Split, List<Object>> sources = new EnumMap<>(Split.class);
        splits.forEach((split, encoded) -> sources.put(split, encoded.identities()));
        return Leakage.of(sources).warnings("sources");
    }

    @Override
    public List<String> samples(Encoded<String, String> training) {
        return training.samples(SAMPLES);
    }
}
