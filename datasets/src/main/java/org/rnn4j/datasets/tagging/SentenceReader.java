package org.rnn4j.datasets.tagging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.metric.Spans;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Reading;

/** Reads the sentences that the options name, once, with the length and the tagging scheme of the options. */
final class SentenceReader {
    private final TaggedOptions options;
    private final Reading reading;
    private int tooLong;
    private Optional<String> comments = Optional.empty();

    SentenceReader(TaggedOptions options, Reading reading) {
        this.options = options;
        this.reading = reading;
    }

    /** The sentences of all three splits; a split that the data lacks is empty. */
    Map<Split, List<Sentence>> read() {
        Map<Split, List<Sentence>> splits = reading.splits(this::read, sentence -> "", null);
        if (options.format() instanceof TaggedFormat.Conll columns
                && columns.comments().isEmpty()) {
            comments = CommentTags.warning(splits.values());
        }
        return options.scheme() == TagScheme.AS_IS ? splits : inScheme(splits);
    }

    private List<Sentence> read(String key, List<String> names) {
        List<Sentence> sentences = new ArrayList<>();
        for (Sentence sentence : options.format().read(reading.files(), key, names, reading.bad())) {
            if (sentence.length() <= options.maxLength()) {
                sentences.add(sentence);
                continue;
            }
            tooLong++;
            switch (options.tooLong()) {
                case CUT -> sentences.add(sentence.cut(options.maxLength()));
                case SKIP -> {} // counted
                case STOP -> throw tooLong(sentence);
            }
        }
        if (sentences.isEmpty() && !names.isEmpty()) {
            throw new UserException("%s = %s: no sentence can be used; check that data.format matches the file"
                    .formatted(key, String.join(", ", names)));
        }
        return sentences;
    }

    private UserException tooLong(Sentence sentence) {
        return new UserException(
                "%s: a sentence of %d words, but data.max-length = %d; raise it, or set data.too-long to cut or skip"
                        .formatted(sentence.where(), sentence.length(), options.maxLength()));
    }

    private Map<Split, List<Sentence>> inScheme(Map<Split, List<Sentence>> splits) {
        Set<String> tags = new HashSet<>();
        splits.values().forEach(some -> some.forEach(sentence -> tags.addAll(sentence.tags())));
        if (!Spans.canRead(tags)) {
            throw new UserException("data.scheme = %s, but the tags of the data are not spans; set it to as-is"
                    .formatted(options.scheme().name().toLowerCase(Locale.ROOT)));
        }
        splits.values()
                .forEach(some -> some.replaceAll(
                        sentence -> sentence.withTags(options.scheme().convert(sentence.tags()))));
        return splits;
    }

    /** Sentences about what looks wrong in what was read. */
    List<String> warnings() {
        return Stream.concat(comments.stream(), tooLong().stream()).toList();
    }

    private Optional<String> tooLong() {
        return tooLong == 0
                ? Optional.empty()
                : Optional.of("%d sentence%s longer than data.max-length = %d and %s"
                        .formatted(
                                tooLong,
                                tooLong == 1 ? " is" : "s are",
                                options.maxLength(),
                                options.tooLong() == TooLong.CUT ? "truncated" : "skipped"));
    }
}
