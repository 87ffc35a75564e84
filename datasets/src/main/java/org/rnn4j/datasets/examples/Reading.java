package org.rnn4j.datasets.examples;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rnn4j.core.sequence.Split;

/**
 * The reading of the files of one data set. Not thread-safe.
 *
 * @param options options that name the files
 * @param files reads files and counts bytes
 * @param bad bad examples so far
 * @param splitWarnings warnings about the split of the source so far
 */
public record Reading(ExampleFiles options, InputFiles files, BadExamples bad, List<String> splitWarnings) {

    /** Reads the examples of some files. */
    @FunctionalInterface
    public interface Reader<E> {
        /**
         * Reads the examples of some files.
         *
         * @param key job key that names the files, for errors
         */
        List<E> read(String key, List<String> names);
    }

    /**
     * Creates a reading that has not read anything.
     *
     * @param builtIn built-in texts by name, which take precedence over files of that name
     */
    public static Reading of(ExampleFiles options, Map<String, Supplier<String>> builtIn) {
        return new Reading(
                options,
                new InputFiles(Encoding.charset(options.encoding()), builtIn),
                new BadExamples(options.onError()),
                new ArrayList<>());
    }

    /**
     * The examples of all three splits, with each example of the source assigned separately; a split that the data
     * lacks is empty.
     *
     * @param stratum class of an example; splits are stratified by it
     * @param group group to split by; null if the files have no groups
     */
    public <E> Map<Split, List<E>> splits(Reader<E> reader, Function<E, String> stratum, Function<E, String> group) {
        List<E> source = reader.read("data.source", options.source());
        List<String> groups = group == null ? null : source.stream().map(group).toList();
        Split[] assigned = options.split().assign(source.stream().map(stratum).toList(), groups);
        options.split().warning(groups).ifPresent(splitWarnings::add);
        Map<Split, List<E>> splits = ownFiles(reader);
        for (int i = 0; i < assigned.length; i++) {
            splits.get(assigned[i]).add(source.get(i));
        }
        return splits;
    }

    /** The same, but with all examples of a group in the same split. */
    public <E> Map<Split, List<E>> splitsOfGroups(Reader<E> reader, Function<E, String> group) {
        List<E> source = reader.read("data.source", options.source());
        List<String> groups =
                List.copyOf(source.stream().map(group).collect(Collectors.toCollection(LinkedHashSet::new)));
        Split[] assigned = options.split().assign(groups.stream().map(any -> "").toList(), null);
        Map<String, Split> splitOf = new LinkedHashMap<>();
        for (int i = 0; i < assigned.length; i++) {
            splitOf.put(groups.get(i), assigned[i]);
        }
        Map<Split, List<E>> splits = ownFiles(reader);
        source.forEach(example -> splits.get(splitOf.get(group.apply(example))).add(example));
        return splits;
    }

    /** Warnings about examples that were left out, and about the split, one sentence each. */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(splitWarnings);
        bad.warning().ifPresent(warning -> all.add(0, warning));
        return all;
    }

    /** Splits with their own files take nothing from the source; see {@link ExampleFiles}. */
    private <E> Map<Split, List<E>> ownFiles(Reader<E> reader) {
        Map<Split, List<E>> splits = new EnumMap<>(Split.class);
        splits.put(Split.TRAIN, new ArrayList<>());
        splits.put(Split.VALIDATION, new ArrayList<>(reader.read("data.validation", options.validation())));
        splits.put(Split.TEST, new ArrayList<>(reader.read("data.test", options.test())));
        return splits;
    }
}
