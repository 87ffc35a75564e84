package org.rnn4j.datasets.captions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
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
 * Evaluation of captions.
 *
 * @param text codec of captions
 * @param main the main metric
 * @param nearest a method to compare with, in addition to the most frequent caption
 * @param noun word for sources, in the plural
 * @param warnings warnings about the sources
 */
record CaptionEvaluation<S>(
        TextCodec text, MainScore main, Optional<NearestExample> nearest, String noun, List<String> warnings)
        implements Evaluation<S, String> {
    private static final int SAMPLES = 6;

    CaptionEvaluation {
        warnings = List.copyOf(warnings);
    }

    @Override
    public Optional<Scorer> scorer(Encoded<S, String> split) {
        return Optional.of(textScorer(split));
    }

    private TextScorer<S> textScorer(Encoded<S, String> split) {
        return new TextScorer<>(split.examples(), text, main, Bleu.Cut.V13A, true);
    }

    @Override
    public Baselines<S, String> baselines(Encoded<S, String> training) {
        String most = training.mostFrequentTarget();
        Optional<NearestExample.Fitted> fitted = nearest.map(method -> method.fit(training.sources()));
        return split -> {
            Map<String, Score> scores = new LinkedHashMap<>();
            scores.put("the most frequent caption", score(split, i -> most));
            fitted.flatMap(method -> method.of(split.sources()))
                    .ifPresent(found -> scores.put(
                            nearest.orElseThrow().name(),
                            score(split, i -> training.examples().get(found[i]).target())));
            return scores;
        };
    }

    private Score score(Encoded<S, String> split, IntFunction<String> answers) {
        TextScorer<S> scorer = textScorer(split);
        for (int i = 0; i < split.size(); i++) {
            scorer.add(i, answers.apply(i));
        }
        return scorer.score();
    }

    @Override
    public Map<String, Map<Split, Long>> classes(Map<Split, Encoded<S, String>> splits) {
        return Map.of();
    }

    @Override
    public List<String> warnings(Map<Split, Encoded<S, String>> splits) {
        Map<Split, List<Object>> sources = new EnumMap<>(Split.class);
        splits.forEach((split, encoded) -> sources.put(split, List.copyOf(new LinkedHashSet<>(encoded.identities()))));
        List<String> all = new ArrayList<>(warnings);
        all.addAll(Leakage.of(sources).warnings(noun));
        return all;
    }

    @Override
    public List<String> samples(Encoded<S, String> training) {
        return training.samples(SAMPLES);
    }
}
