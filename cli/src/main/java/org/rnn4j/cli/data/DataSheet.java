package org.rnn4j.cli.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.cli.job.Media;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.Units;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TokenStream;

/**
 * A description of the data of a job.
 *
 * @param unit name of the targets
 * @param targets number of targets of each split that is not empty
 * @param unknown share of tokens outside the vocabulary, by split; empty if the data is not a stream
 * @param seconds time to read the data
 * @param heapBytes heap that the data takes
 */
record DataSheet(
        JobSpec job,
        Map<String, Object> facts,
        String unit,
        Map<Split, Long> targets,
        Map<Split, Double> unknown,
        DataReport report,
        Batches batches,
        double seconds,
        long heapBytes) {

    static DataSheet of(JobSpec job, SequenceData data, double seconds, long heapBytes) {
        Map<Split, Long> targets = new EnumMap<>(Split.class);
        Map<Split, Double> unknown = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            if (data.size(split) > 0) {
                targets.put(split, data.size(split));
                if (data instanceof TokenStream stream) {
                    unknown.put(split, unknown(stream, split));
                }
            }
        }
        return new DataSheet(
                job,
                data.summary(),
                Units.of(data),
                targets,
                unknown,
                data.report(),
                Batches.of(job, data),
                seconds,
                Math.max(0, heapBytes));
    }

    private static double unknown(TokenStream stream, Split split) {
        int id = stream.codec().unknownId();
        return Arrays.stream(stream.tokens(split)).filter(token -> token == id).count()
                / (double) (stream.size(split) + 1);
    }

    /** A few examples as text. */
    List<String> samples() {
        return report.samples().isEmpty() ? batches.texts() : report.samples();
    }

    /** Warnings of the data set, and those that apply to any data. */
    List<String> warnings() {
        List<String> all = new ArrayList<>(report.warnings());
        all.addAll(Media.notices(job));
        if (!targets.containsKey(Split.VALIDATION)) {
            all.add("there is no validation split, so the last model counts as the best and its quality is unknown");
        }
        unknown.forEach((split, share) -> {
            if (share > 0.05) {
                all.add(String.format(
                        Locale.ROOT, "%.1f%% of the tokens of the %s split are unknown", 100 * share, name(split)));
            }
        });
        return all;
    }

    static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    JsonLine json() {
        Map<String, Lengths> lengths = new LinkedHashMap<>();
        report.lengths().forEach((split, all) -> {
            if (all.length > 0) {
                lengths.put(name(split), Lengths.of(all));
            }
        });
        return new JsonLine()
                .put("task", job.task())
                .put("type", job.dataType())
                .put("facts", facts)
                .put("unit", unit)
                .put("targets", named(targets))
                .put("unknown", named(unknown))
                .put("lengths", lengths)
                .put("classes", classes())
                .put("batches", batches.count())
                .put("padding", batches.padding())
                .put("shape", batches.shape())
                .put("samples", samples())
                .put("warnings", warnings())
                .put("seconds", seconds)
                .put("heapBytes", heapBytes);
    }

    private Map<String, Map<String, Long>> classes() {
        Map<String, Map<String, Long>> classes = new LinkedHashMap<>();
        report.classes().forEach((name, counts) -> classes.put(name, named(counts)));
        return classes;
    }

    private static <T> Map<String, T> named(Map<Split, T> bySplit) {
        Map<String, T> named = new LinkedHashMap<>();
        bySplit.forEach((split, value) -> named.put(name(split), value));
        return named;
    }
}
