package org.rnn4j.datasets.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rnn4j.datasets.audio.features.Samples;
import org.rnn4j.datasets.audio.wave.AudioStream;

/** Measures recordings as they are read for the first time: durations, rates, levels, clipping, silence. Not thread-safe. */
final class Survey {
    private static final int BLOCK = 1 << 13;
    private static final double FULL_SCALE = 32_766 / 32_768.0;
    /** Adjacent samples at full scale that make a recording count as clipped. */
    private static final int CLIPPED_RUN = 3;

    private final List<Double> seconds = new ArrayList<>();
    private final Map<Integer, Integer> rates = new TreeMap<>();
    private final Map<Integer, Integer> channels = new TreeMap<>();
    private final Noted clipped = new Noted();
    private final Noted silent = new Noted();
    private final Noted openEnded = new Noted();
    private long labels;
    private double peak;
    private double decibels; // sum of levels of recordings that are not silent

    /** Recordings with something in common. */
    private static final class Noted {
        private int count;
        private String first;

        void add(Clip clip) {
            count++;
            first = first == null ? clip.name() : first;
        }

        String text() {
            return count == 0 ? "0" : "%,d (the first: %s)".formatted(count, first);
        }
    }

    /**
     * Reads a clip to its end.
     *
     * @param labelCount labels that belong to it
     */
    void add(Clip clip, AudioStream stream, long labelCount) {
        Levels levels = new Levels();
        levels.read(clip.samples(stream));
        int rate = stream.format().rate();
        labels += labelCount;
        seconds.add((double) levels.count / rate);
        rates.merge(rate, 1, Integer::sum);
        channels.merge(stream.format().channels(), 1, Integer::sum);
        peak = Math.max(peak, levels.peak);
        if (levels.isClipped) {
            clipped.add(clip);
        }
        if (levels.peak == 0 && levels.count > 0) {
            silent.add(clip);
        } else if (levels.count > 0) {
            decibels += 10 * Math.log10(levels.squares / levels.count);
        }
        if (stream.isOpenEnded()) {
            openEnded.add(clip);
        }
    }

    /** Levels of one recording. */
    private static final class Levels {
        private long count;
        private double squares;
        private double peak;
        private boolean isClipped;

        void read(Samples samples) {
            double[] block = new double[BLOCK];
            int run = 0;
            for (int read = samples.read(block, 0, BLOCK); read > 0; read = samples.read(block, 0, BLOCK)) {
                for (int i = 0; i < read; i++) {
                    double level = Math.abs(block[i]);
                    squares += level * level;
                    peak = Math.max(peak, level);
                    run = level >= FULL_SCALE ? run + 1 : 0;
                    isClipped |= run >= CLIPPED_RUN;
                }
                count += read;
            }
        }
    }

    /** Adds the measurements to the facts of a summary. */
    void describe(Map<String, Object> facts) {
        if (seconds.isEmpty()) {
            return;
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        double total = seconds.stream().mapToDouble(Double::doubleValue).sum();
        facts.put("recordings", (long) seconds.size());
        facts.put(
                "duration",
                format(
                        "%s; each %.2f to %.2f s, median %.2f s",
                        total < 3600 ? format("%.1f min", total / 60) : format("%,.1f h", total / 3600),
                        sorted.get(0),
                        sorted.get(sorted.size() - 1),
                        sorted.get(sorted.size() / 2)));
        facts.put("rates", counts(rates, "Hz"));
        facts.put("channels", counts(channels, ""));
        int audible = seconds.size() - silent.count;
        facts.put(
                "level",
                peak == 0
                        ? "digital silence"
                        : format("%.1f dB on average, peak %.1f dB", decibels / audible, 20 * Math.log10(peak)));
        facts.put("clipped recordings", clipped.text());
        facts.put("digital silence", silent.text());
        if (openEnded.count > 0) {
            facts.put("without a length in the header", openEnded.text());
        }
        facts.put("labels per second", format("%.2f", labels / Math.max(total, 1e-9)));
    }

    private static String counts(Map<Integer, Integer> counts, String unit) {
        return counts.entrySet().stream()
                .map(entry -> format("%d%s (%,d)", entry.getKey(), unit.isEmpty() ? "" : " " + unit, entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Warnings, one sentence each. */
    List<String> warnings(int rate) {
        List<String> warnings = new ArrayList<>();
        int lower = rates.entrySet().stream()
                .filter(entry -> entry.getKey() < rate)
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (lower > 0) {
            warnings.add(
                    "%,d of %,d recordings have fewer samples per second than data.rate = %d, so the upper filters get nothing from them"
                            .formatted(lower, seconds.size(), rate));
        }
        note(warnings, clipped, "clipped: several samples in a row are at full scale");
        note(warnings, silent, "digital silence: all samples are zero");
        note(warnings, openEnded, "without a length in the header, and are read to the end of the file");
        return warnings;
    }

    private static void note(List<String> warnings, Noted noted, String text) {
        if (noted.count > 0) {
            warnings.add("%,d recording%s %s (the first: %s)"
                    .formatted(noted.count, noted.count == 1 ? " is" : "s are", text, noted.first));
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
