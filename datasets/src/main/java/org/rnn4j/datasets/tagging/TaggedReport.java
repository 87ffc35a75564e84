package org.rnn4j.datasets.tagging;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Leakage;

/** The report about tagged sentences before training. */
final class TaggedReport {
    private static final int SAMPLES = 3;

    private final TaggedCodec codec;
    private final Map<Split, TaggedSplit> splits;
    private final List<String> warnings;

    /** @param warnings warnings of the reading */
    TaggedReport(TaggedCodec codec, Map<Split, TaggedSplit> splits, List<String> warnings) {
        this.codec = codec;
        this.splits = splits;
        this.warnings = new ArrayList<>(warnings);
    }

    DataReport make() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        splits.forEach((split, tagged) -> lengths.put(split, tagged.lengths()));
        Map<String, Map<Split, Long>> tags = tags();
        warnOfTags(tags);
        warnOfLeakage();
        warnOfUnknownWords();
        return new DataReport(lengths, tags, warnings, samples());
    }

    private Map<String, Map<Split, Long>> tags() {
        Map<String, Map<Split, Long>> tags = new LinkedHashMap<>();
        codec.tags().forEach(tag -> tags.put(tag, new EnumMap<>(Split.class)));
        splits.forEach((split, tagged) -> {
            int[] counts = tagged.tagCounts(codec.tags().size());
            for (int tag = 0; tag < counts.length; tag++) {
                tags.get(codec.tags().get(tag)).put(split, (long) counts[tag]);
            }
        });
        return tags;
    }

    private void warnOfTags(Map<String, Map<Split, Long>> tags) {
        if (tags.size() == 1) {
            warnings.add("every word has the tag %s: there is nothing to learn"
                    .formatted(codec.tags().get(0)));
        }
        String unlearned = tags.entrySet().stream()
                .filter(tag -> tag.getValue().get(Split.TRAIN) == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!unlearned.isEmpty()) {
            warnings.add("no training sentence has %s, although the spans of the other tags suggest it"
                    .formatted(unlearned));
        }
    }

    private void warnOfLeakage() {
        Map<Split, List<List<String>>> sentences = new EnumMap<>(Split.class);
        splits.forEach((split, tagged) -> sentences.put(
                split, tagged.sentences().stream().map(Sentence::words).toList()));
        Leakage leakage = Leakage.of(sentences);
        leakage.duplicateWarning("sentences").ifPresent(warnings::add);
        warnings.addAll(leakage.warnings("sentences"));
    }

    private void warnOfUnknownWords() {
        Stream.of(Split.VALIDATION, Split.TEST)
                .filter(split -> splits.get(split).countUnknown() > 0)
                .forEach(split -> warnings.add(String.format(
                        Locale.ROOT,
                        "%.1f %% of the %s words are not in the training split",
                        100.0
                                * splits.get(split).countUnknown()
                                / splits.get(split).countWords(),
                        TaggedData.name(split))));
    }

    /** The first training sentences, decoded from word ids. */
    private List<String> samples() {
        TaggedSplit train = splits.get(Split.TRAIN);
        return IntStream.range(0, Math.min(SAMPLES, train.lengths().length))
                .mapToObj(i -> IntStream.range(0, train.lengths()[i])
                        .mapToObj(t ->
                                word(train.words()[i][t]) + "/" + codec.tags().get(train.tags()[i][t]))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private String word(int id) {
        return id == codec.unknownId() ? "<unk>" : codec.words().get(id);
    }
}
