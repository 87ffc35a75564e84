package org.rnn4j.datasets.audio;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.media.MediaFile;

/**
 * Recordings of several words, joined at random from recordings of one word each: the block {@code data.strings}. Each string has
 * words of one split only. All draws are uniform. Immutable; an instance is always valid.
 *
 * @param train number of strings of the training split; 0 = recordings stay as they are, in all splits
 * @param validation number of strings of the validation split
 * @param test number of strings of the test split
 * @param min least number of words
 * @param max greatest number of words
 * @param gapFrom shortest gap before, between and after words, in seconds
 * @param gapTo longest gap
 * @param noise ratio of the level of words to that of white noise, in decibels
 * @param seed seed of all draws; it does not depend on that of the job, so that the data stay the same
 */
public record ClipStrings(
        @Default("0")
        @Range(min = 0, max = 1_000_000)
        @Doc("Number of strings of the training split; 0 = recordings are not joined.")
        int train,

        @Default("300")
        @Range(min = 0, max = 1_000_000)
        @Doc("Number of strings of the validation split, if it has recordings.")
        int validation,

        @Default("300")
        @Range(min = 0, max = 1_000_000)
        @Doc("Number of strings of the test split, if it has recordings.")
        int test,

        @Default("3") @Range(min = 1, max = 1000) @Doc("Least number of words of a string.")
        int min,

        @Default("7") @Range(min = 1, max = 1000) @Doc("Greatest number of words of a string.")
        int max,

        @Default("0.05") @Range(min = 0, max = 60) @Doc("Shortest gap beside a word, in seconds.")
        double gapFrom,

        @Default("0.3") @Range(min = 0, max = 60) @Doc("Longest gap beside a word, in seconds.")
        double gapTo,

        @Default("20") @Range(min = -20, max = 100) @Doc("Ratio of words to white noise, in decibels.")
        double noise,

        @Default("1") @Doc("Seed of the strings.") long seed) {
    public ClipStrings {
        Ranges.require(
                "data.strings", ClipStrings.class, train, validation, test, min, max, gapFrom, gapTo, noise, seed);
        requireOrder(min <= max, "min", min, "max", max);
        requireOrder(gapFrom <= gapTo, "gap-from", gapFrom, "gap-to", gapTo);
    }

    private static void requireOrder(boolean isOrdered, String low, Number least, String high, Number greatest) {
        if (!isOrdered) {
            throw new UserException(
                    "data.strings.%s = %s, but data.strings.%s = %s is lower".formatted(low, least, high, greatest));
        }
    }

    /** Whether recordings are joined. */
    public boolean isOn() {
        return train > 0;
    }

    /**
     * The strings of all splits; the argument itself if recordings are not joined.
     *
     * @param words recordings of words
     * @param rate samples per second of the strings
     */
    public Map<Split, List<Example<Clip, String>>> of(Map<Split, List<Example<Clip, String>>> words, int rate) {
        if (!isOn()) {
            return words;
        }
        Map<Split, List<Example<Clip, String>>> strings = new EnumMap<>(Split.class);
        words.forEach((split, some) -> strings.put(split, some.isEmpty() ? List.of() : of(split, some, rate)));
        return strings;
    }

    private static int salt(Split split) {
        return switch (split) {
            case TRAIN -> 0;
            case VALIDATION -> 1;
            case TEST -> 2;
        };
    }

    private List<Example<Clip, String>> of(Split split, List<Example<Clip, String>> words, int rate) {
        int count = switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
        String folder = "strings/" + split.name().toLowerCase(Locale.ROOT);
        Random random = new Random(31 * seed + salt(split));
        List<Example<Clip, String>> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Example<Clip, String>> drawn = new ArrayList<>();
            for (int n = min + random.nextInt(max - min + 1); n > 0; n--) {
                drawn.add(words.get(random.nextInt(words.size())));
            }
            String name = "%s/%05d.wav".formatted(folder, i + 1);
            long own = random.nextLong();
            JoinedClips joined =
                    new JoinedClips(drawn.stream().map(Example::source).toList(), this, rate, own);
            strings.add(new Example<>(
                    new Clip(new MediaFile.Generated(name, joined), 0, 0),
                    drawn.stream().map(Example::target).collect(Collectors.joining(" ")),
                    name,
                    ""));
        }
        return strings;
    }
}
