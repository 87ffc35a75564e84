package org.rnn4j.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;

/**
 * Sequences that a classifier confuses, and some that it knows: those of which it is most sure. Texts and series can be shown;
 * pictures, films and features of sound cannot.
 *
 * @param seen number of sequences that were looked at
 * @param mistakes the most certain ones of each confusion, those of the most frequent confusion first
 * @param right the most certain correct ones, of different classes
 */
public record Examples(int seen, String split, List<Example> mistakes, List<Example> right) {
    private static final int MOST = 2000;
    private static final int EACH = 3;
    private static final int CONFUSIONS = 10;
    private static final int CLASSES = 5;

    /** Series with more features, such as spectra, are not readable as lines. */
    private static final int FEATURES = 6;

    /**
     * One sequence.
     *
     * @param probability of the predicted class
     * @param shown the input as HTML
     */
    record Example(String target, String predicted, double probability, String shown) {
        boolean isRight() {
            return target.equals(predicted);
        }
    }

    /** Predicts the first sequences of a split; empty if they have no classes, or cannot be shown. */
    public static Optional<Examples> of(SequencePredictor model, SequenceData data, Split split, BatchPlan plan) {
        if (!(data.output() instanceof OutputSpec.OneClass one) || data.size(split) == 0) {
            return Optional.empty();
        }
        List<Example> all = new ArrayList<>();
        for (SequenceBatch batch : data.evaluationBatches(split, plan)) {
            if (all.size() >= MOST || shown(data, batch, 0).isEmpty()) {
                break;
            }
            var answers = (ClassProbabilities) model.predict(batch).predictions();
            int[] targets = ((ClassIds) batch.targets()).classes();
            for (int b = 0; b < targets.length; b++) {
                int best = answers.best(b);
                all.add(new Example(
                        one.classes().get(targets[b]),
                        one.classes().get(best),
                        answers.probabilities()[b][best],
                        shown(data, batch, b).orElseThrow()));
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(chosen(all, split));
    }

    private static Examples chosen(List<Example> all, Split split) {
        Map<String, List<Example>> mistakes = all.stream()
                .filter(example -> !example.isRight())
                .collect(Collectors.groupingBy(
                        example -> example.target() + "\0" + example.predicted(), TreeMap::new, Collectors.toList()));
        Map<String, List<Example>> right = all.stream()
                .filter(Example::isRight)
                .collect(Collectors.groupingBy(Example::target, TreeMap::new, Collectors.toList()));
        return new Examples(
                all.size(),
                split.name().toLowerCase(Locale.ROOT),
                mistakes.values().stream()
                        .sorted(Comparator.comparing(group -> -group.size()))
                        .limit(CONFUSIONS)
                        .flatMap(group -> surest(group, EACH))
                        .toList(),
                right.values().stream()
                        .limit(CLASSES)
                        .flatMap(group -> surest(group, 1))
                        .toList());
    }

    private static Stream<Example> surest(List<Example> group, int most) {
        return group.stream()
                .sorted(Comparator.comparing(Example::probability).reversed())
                .limit(most);
    }

    private static Optional<String> shown(SequenceData data, SequenceBatch batch, int b) {
        SequenceValues inputs = batch.inputs();
        Optional<TextCodec> texts = data.codec().read();
        if (inputs instanceof TokenIds tokens && texts.isPresent()) {
            int[] ids = IntStream.range(0, length(batch, b, tokens.time()))
                    .map(t -> tokens.at(b, t))
                    .toArray();
            return Optional.of(Html.text(texts.get().decode(ids)));
        }
        if (inputs instanceof RealVectors series && series.features() <= FEATURES) {
            return Optional.of(lines(series, b, length(batch, b, series.time())));
        }
        return Optional.empty();
    }

    private static int length(SequenceBatch batch, int b, int time) {
        return batch.lengths() == null ? time : batch.lengths()[b];
    }

    /** A series as the network reads it, one line per feature. */
    private static String lines(RealVectors series, int b, int length) {
        double[] all = IntStream.range(0, series.features() * length)
                .mapToDouble(i -> series.at(b, i / length, i % length))
                .toArray();
        Axis y = Axis.values(new double[] {
            Arrays.stream(all).min().orElse(0), Arrays.stream(all).max().orElse(0)
        });
        StringBuilder svg = new StringBuilder(
                "<svg viewBox=\"0 0 200 50\" role=\"img\" aria-label=\"series of %d steps\" style=\"max-width: 20em\">"
                        .formatted(length));
        for (int f = 0; f < series.features(); f++) {
            int feature = f;
            svg.append(IntStream.range(0, length)
                    .mapToObj(t -> String.format(
                            Locale.ROOT,
                            "%.1f %.1f",
                            200.0 * t / Math.max(1, length - 1),
                            48 - 46 * y.share(series.at(b, feature, t))))
                    .collect(Collectors.joining(
                            "L", "<path class=\"curve\" stroke=\"var(--c%d)\" d=\"M".formatted(f % FEATURES), "\"/>")));
        }
        return svg.append("</svg>").toString();
    }

    /** A table of them. */
    Part part() {
        return new Part(
                "Examples",
                String.format(
                                Locale.ROOT,
                                "<p>Of the first %,d sequences of the %s split, those of which the network, without what its answers are mixed with, is most sure.</p>%n",
                                seen,
                                split)
                        + table("Confusions, the most frequent first", mistakes)
                        + table("Correct", right));
    }

    private static String table(String title, List<Example> examples) {
        if (examples.isEmpty()) {
            return "";
        }
        return "<h3>%s</h3>%n%s"
                .formatted(
                        title,
                        Html.scrolling(
                                title,
                                "<table><thead><tr><th scope=\"col\">true</th><th scope=\"col\">predicted</th>"
                                        + "<th scope=\"col\">probability</th><th scope=\"col\" class=\"text\">input</th></tr></thead><tbody>"
                                        + examples.stream().map(Examples::row).collect(Collectors.joining("\n"))
                                        + "</tbody></table>"));
    }

    private static String row(Example example) {
        return String.format(
                Locale.ROOT,
                "<tr><td>%s</td><td>%s</td><td>%.3f</td><td class=\"text\">%s</td></tr>",
                Html.text(example.target()),
                Html.text(example.predicted()),
                example.probability(),
                example.shown());
    }
}
