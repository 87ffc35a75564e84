package org.rnn4j.cli.init;

import java.util.List;
import java.util.stream.Collectors;

/** Two files whose lines belong together: train.en and train.de. */
final class ParallelDetector implements Detector {
    @Override
    public List<Guess> guesses(Inputs inputs) {
        return inputs.target().stream().map(target -> guess(inputs, target)).toList();
    }

    private static Guess guess(Inputs inputs, Inputs.Target target) {
        String others = target.splits().entrySet().stream()
                .filter(entry -> inputs.splits().containsKey(entry.getKey()))
                .map(entry -> ", %s-target: %s".formatted(entry.getKey(), Yaml.list(entry.getValue())))
                .collect(Collectors.joining());
        long pairs = inputs.sample().rows();
        return Pairs.guess(
                inputs,
                "{type: parallel, target: %s%s}".formatted(Yaml.text(target.source()), others),
                "line n of one file belongs to line n of the other; swap them to learn the other direction",
                inputs.sample().lines(),
                target.sample().lines(),
                pairs,
                Guess.SURE,
                "%,d pairs of lines".formatted(pairs));
    }
}
