package org.rnn4j.datasets.tagging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.metric.Spans;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Reading;

/** Reads, once, the sentences that some options name, as long and in the scheme that the options ask for. */
final class SentenceReader {
    private final TaggedOptions options;
    private final Reading reading;
    private int tooLong;

    SentenceReader(TaggedOptions options, Reading reading) {
        this.options = options;
        this.reading = reading;
    }

    /** All three parts; one that the data lacks has no sentences. */
    Map<Split, List<Sentence>> read() {
        Map<Split, List<Sentence>> parts = reading.splits(this::read, sentence -> "", null);
        return options.scheme() == TagScheme.AS_IS ? parts : inScheme(parts);
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
            throw new UserException("%s = %s: no sentence that could be used; does data.format suit the file?"
                    .formatted(key, String.join(", ", names)));
        }
        return sentences;
    }

    private UserException tooLong(Sentence sentence) {
        return new UserException(
                "%s: a sentence of %d words, but data.max-length = %d; raise it, or set data.too-long to cut or skip"
                        .formatted(sentence.where(), sentence.length(), options.maxLength()));
    }

    private Map<Split, List<Sentence>> inScheme(Map<Split, List<Sentence>> parts) {
        Set<String> tags = new HashSet<>();
        parts.values().forEach(part -> part.forEach(sentence -> tags.addAll(sentence.tags())));
        if (!Spans.canRead(tags)) {
            throw new UserException("data.scheme = %s, but the tags of the data spell no spans; leave it at as-is"
                    .formatted(options.scheme().name().toLowerCase(Locale.ROOT)));
        }
        parts.values()
                .forEach(part -> part.replaceAll(
                        sentence -> sentence.withTags(options.scheme().convert(sentence.tags()))));
        return parts;
    }

    /** Of sentences that were too long. */
    List<String> warnings() {
        return tooLong == 0
                ? List.of()
                : List.of("%d sentence%s longer than data.max-length = %d and %s"
                        .formatted(
                                tooLong,
                                tooLong == 1 ? " is" : "s are",
                                options.maxLength(),
                                options.tooLong() == TooLong.CUT ? "cut there" : "left out"));
    }
}
