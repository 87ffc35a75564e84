package org.rnn4j.datasets.sides.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.Leakage;
import org.rnn4j.datasets.sides.Encoded;
import org.rnn4j.datasets.sides.Evaluation;

/**
 * Evaluation of transcripts.
 *
 * @param text codec of transcripts
 * @param isExactMain whether the main metric is the fraction of transcripts without an error; otherwise it is the word error rate
 * @param warnings warnings about the examples
 */
public record TranscriptEvaluation<S>(TextCodec text, boolean isExactMain, List<String> warnings)
        implements Evaluation<S, String> {
    private static final int SAMPLES = 5;

    public TranscriptEvaluation {
        warnings = List.copyOf(warnings);
    }

    @Override
    public Optional<Scorer> scorer(Encoded<S, String> split) {
        return Optional.of(transcriptScorer(split));
    }

    private TranscriptScorer<S> transcriptScorer(Encoded<S, String> split) {
        return new TranscriptScorer<>(split.examples(), text, isExactMain);
    }

    @Override
    public Baselines<S, String> baselines(Encoded<S, String> training) {
        String most = training.mostFrequentTarget();
        return split -> {
            Map<String, Score> scores = new LinkedHashMap<>();
            scores.put("an empty transcript", score(split, ""));
            scores.put("the most frequent transcript", score(split, most));
            return scores;
        };
    }

    private Score score(Encoded<S, String> split, String always) {
        TranscriptScorer<S> scorer = transcriptScorer(split);
        for (int i = 0; i < split.size(); i++) {
            scorer.add(i, always);
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
        splits.forEach((split, encoded) -> sources.put(split, encoded.identities()));
        List<String> all = new ArrayList<>(warnings);
        all.addAll(Leakage.of(sources).warnings("sources"));
        return all;
    }

    @Override
    public List<String> samples(Encoded<S, String> training) {
        return training.samples(SAMPLES);
    }
}
