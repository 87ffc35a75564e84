package org.rnn4j.datasets.pairs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.rnn4j.core.sequence.SequenceData;

/** Pairs as a job file opens them. */
final class Opened {
    private Opened() {}

    /** Options as JSON with single quotes; DIR stands for the folder. */
    static SequenceData pairs(Path folder, String options) {
        try {
            String json = options.replace("DIR", folder.toString()).replace('\'', '"');
            return new PairsSource().open((ObjectNode) new ObjectMapper().readTree(json), null);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(options, e);
        }
    }
}
