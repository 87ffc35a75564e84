package org.rnn4j.cli.init;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a class, a blank and a text. */
final class LabelledLineDetector implements Detector {
    private static final String MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";

    @Override
    public List<Guess> guesses(Inputs inputs) {
        List<String> lines = inputs.sample().lines();
        List<String[]> parts = lines.stream()
                .map(line -> line.strip().split("\\s+", 2))
                .filter(part -> part.length == 2)
                .toList();
        if (inputs.isFolder() || lines.size() < 10 || parts.size() < 0.98 * lines.size()) {
            return List.of();
        }
        boolean fine = parts.stream().allMatch(part -> part[0].matches("[\\p{L}_]+:[\\p{L}\\p{N}_]+"));
        List<String> labels = parts.stream()
                .map(part -> fine ? part[0].replaceFirst(":.*", "") : part[0])
                .toList();
        long distinct = labels.stream().distinct().count();
        boolean few = distinct >= 2 && distinct <= 60 && distinct <= labels.size() / 5;
        boolean words = labels.stream().allMatch(LabelledLineDetector::mayBeAClass)
                && parts.stream().anyMatch(part -> part[1].codePoints().anyMatch(Character::isLetter));
        if (!few || !words) {
            return List.of();
        }
        long examples = inputs.sample().rows();
        return Classes.guesses(
                inputs,
                fine ? "{type: lines, cut-label-at: \":\"}" : "lines",
                "lines begin with one of %d words (%s%s)%s"
                        .formatted(
                                distinct,
                                labels.stream().distinct().limit(4).collect(Collectors.joining(", ")),
                                distinct > 4 ? ", ..." : "",
                                fine ? "; what follows the colon is left out" : ""),
                parts.stream().map(part -> part[1]).toList(),
                distinct,
                examples,
                Guess.LIKELY,
                "%,d texts, each after one of %d classes".formatted(examples, distinct));
    }

    /** Not a date, a long number or a piece of markup. */
    private static boolean mayBeAClass(String word) {
        return word.matches("[-+]?\\d{0,2}|[-+]|[\\p{L}_][\\p{L}\\p{M}\\p{N}_.-]*") && !word.matches(MONTHS);
    }
}
