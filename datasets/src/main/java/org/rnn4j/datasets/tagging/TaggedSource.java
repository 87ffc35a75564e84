package org.rnn4j.datasets.tagging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.WordVectors;
import org.rnn4j.datasets.codec.WordVectorsFile;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;

/**
 * {@code type: tagged}: sentences with a tag for every word.
 *
 * <pre>
 *   data:
 *     type: tagged
 *     source: train.txt        # or dates, which is built in, a list of files, a folder; .gz is decompressed
 *     format: conll            # columns; or conllu, parallel; options as {type: conll, word: 1, tag: last}
 *     scheme: as-is            # or iob2, bioes
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}
 *     validation: dev.txt      # a separate file instead of a share; all of source is then the training split
 *     test: test.txt           # likewise; its share is 0 anyway
 *     words: {lower-case: true, digits-to-zero: true, min-count: 1}
 *     characters: true
 *     vectors: glove.txt.gz    # initial embedding of words
 *     max-length: 1000
 *     too-long: cut            # or skip, stop
 *     on-error: stop           # or skip
 * </pre>
 */
public final class TaggedSource implements ExampleSource {
    private static final Map<String, Supplier<String>> BUILT_IN = Map.of("dates", DatePhrases::conll);

    @Override
    public String type() {
        return "tagged";
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(TaggedOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        TaggedOptions tagged = Binder.bind(OwnFiles.completed(options), TaggedOptions.class, "data");
        Reading reading = Reading.of(tagged.files(), BUILT_IN);
        BadExamples bad = reading.bad();
        SentenceReader reader = new SentenceReader(tagged, reading);
        Map<Split, List<Sentence>> sentences = reader.read();
        TaggedCodec codec = fitted == null ? fit(sentences.get(Split.TRAIN), tagged) : tagger(fitted);
        Map<Split, TaggedSplit> splits = new LinkedHashMap<>();
        sentences.forEach((split, some) -> splits.put(split, TaggedSplit.of(known(some, codec, bad), codec)));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", String.join(", ", tagged.files().source()));
        reading.files().describe(facts);
        List<String> warnings = new ArrayList<>(reader.warnings());
        bad.warning().ifPresent(warnings::add);
        return new TaggedData(
                codec,
                codec.input(fitted == null ? vectors(tagged, codec, facts) : Optional.empty()),
                splits,
                tagged.words().unknownRate(),
                new TaggedData.Origin(reading.files().sha256(), facts, warnings));
    }

    private static TaggedCodec fit(List<Sentence> training, TaggedOptions options) {
        if (training.isEmpty()) {
            throw new UserException(
                    "data.source = %s leaves no training sentences; use another file or raise data.split.train"
                            .formatted(String.join(", ", options.files().source())));
        }
        return new TaggedCodec(Fitted.to(training, options));
    }

    private static TaggedCodec tagger(Codec fitted) {
        if (fitted instanceof TaggedCodec codec) {
            return codec;
        }
        throw new UserException(
                "data.type = tagged, but the model's codec \"%s\" reads no tags; use the model's own data"
                        .formatted(fitted.format()));
    }

    /** Sentences whose tags occur in the training split; a network cannot predict others. */
    private static List<Sentence> known(List<Sentence> sentences, TaggedCodec codec, BadExamples bad) {
        List<Sentence> known = new ArrayList<>();
        for (Sentence sentence : sentences) {
            Optional<String> unknown =
                    sentence.tags().stream().filter(tag -> !codec.hasTag(tag)).findFirst();
            if (unknown.isPresent()) {
                bad.add(new UserException("%s: the tag %s is not in the training split; its tags are %s"
                        .formatted(sentence.where(), unknown.get(), some(codec.tags()))));
            } else {
                known.add(sentence);
            }
        }
        return known;
    }

    private static String some(Collection<String> tags) {
        return String.join(", ", tags.stream().limit(20).toList()) + (tags.size() > 20 ? ", ..." : "");
    }

    private static Optional<WordVectors> vectors(TaggedOptions options, TaggedCodec codec, Map<String, Object> facts) {
        if (options.vectors().toString().isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(codec.words());
        words.add(""); // the unknown word
        WordVectorsFile.Found found = new WordVectorsFile("data.vectors", options.vectors()).read(words, true);
        facts.put("words with a vector", found.found());
        return Optional.of(found.vectors());
    }
}
