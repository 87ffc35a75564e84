package org.rnn4j.datasets.forecasting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Fixture of the tests of series. */
final class SeriesFixture {
    private SeriesFixture() {}

    /** Options from JSON that may be written with single quotes. */
    static ObjectNode options(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data of a table in a file {@code data.csv} of a folder, with options {@code 'key': value, ...}. */
    static SequenceData open(Path folder, String table, String options) {
        return new SeriesSource().open(block(folder, table, options), null);
    }

    static ObjectNode block(Path folder, String table, String options) {
        Path file = folder.resolve("data.csv");
        try {
            Files.writeString(file, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ObjectNode block = options("{" + options + "}");
        block.put("source", file.toString());
        return block;
    }

    /** All batches in the order of time, one window each. */
    static List<SequenceBatch> batches(SequenceData data, Split split) {
        List<SequenceBatch> batches = new ArrayList<>();
        data.batches(split, new BatchPlan(1, 1, 0)).forEach(batches::add);
        return batches;
    }
}
