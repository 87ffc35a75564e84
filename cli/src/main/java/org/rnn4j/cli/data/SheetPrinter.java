package org.rnn4j.cli.data;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnn4j.cli.terminal.DataFacts;
import org.rnn4j.core.sequence.Split;

/** Prints a {@link DataSheet} as text. */
final class SheetPrinter {
    private static final int LONGEST_BAR = 40;
    private static final int LONGEST_SAMPLE = 160;
    /** Maximum number of classes in the table; the most frequent are shown. */
    private static final int CLASSES = 40;

    private static final int NARROWEST = 11;

    private final PrintWriter out;

    SheetPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(DataSheet sheet) {
        line(
                "data",
                "type %s, task %s".formatted(sheet.job().dataType(), sheet.job().task()));
        sheet.facts().forEach((name, value) -> out.printf("  %-28s %s%n", name, DataFacts.text(value)));
        line("splits", sheet.targets().isEmpty() ? "none" : splits(sheet));
        if (!sheet.unknown().isEmpty()) {
            line(
                    "unknown",
                    sheet.unknown().entrySet().stream()
                            .map(entry -> format("%s %.2f%%", DataSheet.name(entry.getKey()), 100 * entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        printLengths(sheet.report().lengths());
        printClasses(sheet.report().classes());
        Batches batches = sheet.batches();
        line(
                "batches",
                format(
                        "%,d%s of the training split, %.1f%% padding; first batch %s",
                        batches.count(),
                        batches.all() ? "" : " (the first ones)",
                        100 * batches.padding(),
                        batches.shape()));
        if (!sheet.samples().isEmpty()) {
            line("sample", "as the network reads it");
            sheet.samples().forEach(sample -> out.println("  " + oneLine(sample)));
        }
        List<String> warnings = sheet.warnings();
        line("warnings", warnings.isEmpty() ? "none" : String.valueOf(warnings.size()));
        warnings.forEach(warning -> out.println("  " + warning));
        line("read", format("in %.2f s, %.1f MB of heap", sheet.seconds(), sheet.heapBytes() / 1e6));
        out.flush();
    }

    private static String splits(DataSheet sheet) {
        return sheet.targets().entrySet().stream()
                .map(entry -> format("%s %,d %s", DataSheet.name(entry.getKey()), entry.getValue(), sheet.unit()))
                .collect(Collectors.joining(", "));
    }

    private void printLengths(Map<Split, int[]> lengths) {
        if (lengths.isEmpty()) {
            return;
        }
        line("lengths", format("%8s %6s %6s %6s %6s %6s %8s", "number", "min", "5%", "median", "95%", "max", "mean"));
        for (Split split : Split.values()) {
            int[] those = lengths.getOrDefault(split, new int[0]);
            if (those.length > 0) {
                Lengths of = Lengths.of(those);
                line(
                        "  " + DataSheet.name(split),
                        format(
                                "%,8d %,6d %,6d %,6d %,6d %,6d %,8.1f",
                                of.count(), of.shortest(), of.low(), of.median(), of.high(), of.longest(), of.mean()));
            }
        }
        int[] train = lengths.getOrDefault(Split.TRAIN, new int[0]);
        if (train.length > 0) {
            List<Histogram.Bin> bins = Histogram.of(train);
            long most = bins.stream().mapToLong(Histogram.Bin::count).max().orElseThrow();
            for (Histogram.Bin bin : bins) {
                long bar = (LONGEST_BAR * bin.count() + most - 1) / most; // a single sequence shows as well
                out.println(format("  %,7d - %,7d %,9d %s", bin.from(), bin.to(), bin.count(), "#".repeat((int) bar))
                        .stripTrailing());
            }
        }
    }

    private void printClasses(Map<String, Map<Split, Long>> classes) {
        if (classes.isEmpty()) {
            return;
        }
        List<Split> splits = List.of(Split.values()).stream()
                .filter(split -> total(classes, split) > 0)
                .toList();
        List<String> shown = classes.entrySet().stream()
                .sorted(Comparator.comparingLong(
                        (Map.Entry<String, Map<Split, Long>> entry) -> -entry.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()))
                .limit(CLASSES)
                .map(Map.Entry::getKey)
                .toList();
        int width = shown.stream().mapToInt(String::length).reduce(NARROWEST, Math::max);
        out.println(padded("classes", width + 2)
                + splits.stream()
                        .map(split -> format("%19s", DataSheet.name(split)))
                        .collect(Collectors.joining()));
        for (String name : shown) {
            out.println("  " + padded(name, width)
                    + splits.stream()
                            .map(split -> share(classes.get(name).getOrDefault(split, 0L), total(classes, split)))
                            .collect(Collectors.joining()));
        }
        if (classes.size() > CLASSES) {
            out.println(format("  and %,d rarer ones", classes.size() - CLASSES));
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static long total(Map<String, Map<Split, Long>> classes, Split split) {
        return classes.values().stream()
                .mapToLong(counts -> counts.getOrDefault(split, 0L))
                .sum();
    }

    private static String share(long count, long total) {
        return format("%,11d %6.1f%%", count, 100.0 * count / total);
    }

    private void line(String name, String text) {
        out.printf("%-12s %s%n", name, text);
    }

    /** Truncated, with line ends escaped, so that it does not look like lines of the sheet. */
    private static String oneLine(String sample) {
        String shown = sample.replace("\n", "\\n").replace("\r", "\\r");
        int end = shown.offsetByCodePoints(0, Math.min(LONGEST_SAMPLE, shown.codePointCount(0, shown.length())));
        return end < shown.length() ? shown.substring(0, end) + " ..." : shown;
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
