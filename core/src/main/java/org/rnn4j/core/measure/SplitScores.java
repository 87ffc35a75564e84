package org.rnn4j.core.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextBits;
import org.rnn4j.core.train.Evaluation;

/**
 * The metrics of a model and of its baselines on one split.
 *
 * @param model metrics of the task, then the loss
 * @param baselines metrics of the baselines, by name
 */
public record SplitScores(Split split, List<Metric> model, Map<String, List<Metric>> baselines) {
    /** The name of the loss among the metrics. */
    public static final String LOSS = "loss";

    public SplitScores {
        model = List.copyOf(model);
        baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    }

    /** The metrics of an evaluation, with its loss. */
    public static SplitScores of(SequenceData data, Split split, Evaluation evaluation, Map<String, Score> baselines) {
        List<Metric> model =
                new ArrayList<>(evaluation.score().map(Score::metrics).orElse(List.of()));
        model.addAll(losses(data, split, evaluation.lossNats()));
        Map<String, List<Metric>> simple = new LinkedHashMap<>();
        baselines.forEach((name, score) -> simple.put(name, score.metrics()));
        return new SplitScores(split, model, simple);
    }

    /** These scores and those of a baseline of which only the loss is known. */
    public SplitScores and(SequenceData data, String baseline, double lossNats) {
        Map<String, List<Metric>> more = new LinkedHashMap<>(baselines);
        more.put(baseline, losses(data, split, lossNats));
        return new SplitScores(split, model, more);
    }

    /** The loss; for tokens, in the units of language models, too. */
    private static List<Metric> losses(SequenceData data, Split split, double nats) {
        List<Metric> losses = new ArrayList<>(List.of(new Metric(LOSS, nats, Kind.ERROR)));
        if (data.output() instanceof OutputSpec.Tokens || data.output() instanceof OutputSpec.Sequence) {
            losses.add(new Metric("bits per token", nats / Math.log(2), Kind.ERROR));
            TextBits.of(data, split, nats)
                    .ifPresent(bits -> losses.add(new Metric("bits per character", bits.perCharacter(), Kind.ERROR)));
            losses.add(new Metric("perplexity", Math.exp(nats), Kind.ERROR));
        }
        return losses;
    }
}
