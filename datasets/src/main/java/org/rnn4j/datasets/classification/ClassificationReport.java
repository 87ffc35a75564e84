package org.rnn4j.datasets.classification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.SequenceInputs;
import org.rnn4j.datasets.examples.Leakage;

/** What there is to say of labelled sequences before a network sees them. */
final class ClassificationReport<I extends SequenceInputs> {
    private static final int SAMPLES = 6;
    /** Classes beyond this ratio tempt a network to forget the rare ones. */
    private static final long IMBALANCE = 10;

    private final ClassificationData.Facts<I> facts;
    private final Map<Split, ClassifiedPart<I>> parts;

    ClassificationReport(ClassificationData.Facts<I> facts, Map<Split, ClassifiedPart<I>> parts) {
        this.facts = facts;
        this.parts = parts;
    }

    DataReport make() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        parts.forEach((split, part) -> lengths.put(split, part.inputs().lengths()));
        return new DataReport(lengths, classes(), warnings(), samples());
    }

    private Map<String, Map<Split, Long>> classes() {
        List<String> names = facts.classes().names();
        Map<String, Map<Split, Long>> classes = new LinkedHashMap<>();
        names.forEach(name -> classes.put(name, new EnumMap<>(Split.class)));
        parts.forEach((split, part) -> {
            long[] counts = part.counts(names.size());
            for (int c = 0; c < counts.length; c++) {
                classes.get(names.get(c)).put(split, counts[c]);
            }
        });
        return classes;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(facts.warnings());
        imbalance(warnings);
        Map<Split, List<Object>> identities = new EnumMap<>(Split.class);
        parts.forEach((split, part) -> identities.put(split, part.identities()));
        Leakage leakage = Leakage.of(identities);
        if (leakage.duplicates() > 0) {
            warnings.add("%d of %d training sequences stand there more than once"
                    .formatted(leakage.duplicates(), parts.get(Split.TRAIN).size()));
        }
        overlap(warnings, "validation", leakage.validation(), Split.VALIDATION);
        overlap(warnings, "test", leakage.test(), Split.TEST);
        return warnings;
    }

    private void overlap(List<String> warnings, String name, int shared, Split split) {
        if (shared > 0) {
            warnings.add("%d of %d %s sequences stand in the training part as well, so that its score flatters"
                    .formatted(shared, parts.get(split).size(), name));
        }
    }

    private void imbalance(List<String> warnings) {
        long[] counts = parts.get(Split.TRAIN).counts(facts.classes().size());
        int most = extreme(counts, 1);
        int least = extreme(counts, -1);
        if (counts[most] > IMBALANCE * counts[least]) {
            List<String> names = facts.classes().names();
            warnings.add(
                    "classes are uneven: %d training sequences of \"%s\", %d of \"%s\"; see macro F1, and model.class-weights"
                            .formatted(counts[most], names.get(most), counts[least], names.get(least)));
        }
    }

    private static int extreme(long[] counts, int sign) {
        return IntStream.range(0, counts.length)
                .boxed()
                .max((a, b) -> sign * Long.compare(counts[a], counts[b]))
                .orElseThrow();
    }

    /** The first training sequence of each of the first classes. */
    private List<String> samples() {
        int[] classes = parts.get(Split.TRAIN).classes();
        return IntStream.range(0, Math.min(SAMPLES, facts.classes().size()))
                .mapToObj(c -> IntStream.range(0, classes.length)
                        .filter(i -> classes[i] == c)
                        .limit(1)
                        .mapToObj(i -> "%s: %s"
                                .formatted(
                                        facts.classes().names().get(c),
                                        facts.shown().apply(i)))
                        .toList())
                .flatMap(List::stream)
                .toList();
    }
}
