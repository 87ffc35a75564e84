package org.rnn4j.datasets.tagging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;
import org.rnn4j.core.sequence.Split;

/** Fixture of the tests of tagged data. */
final class TaggedFixture {
    private TaggedFixture() {}

    /** Options from JSON that may be written with single quotes. */
    static SequenceData open(String json) {
        return open(json, null);
    }

    static SequenceData open(String json, Codec fitted) {
        try {
            return new TaggedSource().open((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')), fitted);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentences of a split as word ids and tags decode to, in the order of the batches. */
    static List<String> sentences(SequenceData data, Split split) {
        TaggedCodec codec = (TaggedCodec) data.codec();
        List<String> sentences = new ArrayList<>();
        for (SequenceBatch batch : data.batches(split, new BatchPlan(2, 1, 3))) {
            for (int b = 0; b < batch.batch(); b++) {
                List<String> words = new ArrayList<>();
                for (int t = 0; t < batch.lengths()[b]; t++) {
                    int id = words(batch.inputs()).at(b, t);
                    words.add((id == codec.unknownId() ? "?" : codec.words().get(id)) + "/"
                            + codec.tags().get(((TokenIds) batch.targets()).at(b, t)));
                }
                sentences.add(String.join(" ", words));
            }
        }
        return sentences;
    }

    static TokenIds words(SequenceValues inputs) {
        return inputs instanceof WordIds spelt ? spelt.words() : (TokenIds) inputs;
    }
}
