package org.rnn4j.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;

/** The captions of Multi30k, in parallel files. */
class SharedCaptionsTest {
    private final Path folder = Path.of(System.getProperty("rnn4j.shared", ""), "data/multi30k-en-de/tok");

    @Test
    void lessThanATenthOfTheStepsIsPadding() throws JsonProcessingException {
        assumeTrue(Files.exists(folder), "no shared data: " + folder);
        SequenceData data = new PairsSource().open(options(), null);
        int sources = 0;
        int read = 0;
        int targets = 0;
        for (SequenceBatch batch : data.batches(Split.TRAIN, new BatchPlan(64, 1, 1))) {
            sources += ((TokenIds) batch.inputs()).ids().length;
            read += Arrays.stream(batch.lengths()).sum();
            targets += ((TokenSequences) batch.targets()).ids().ids().length;
        }
        assertThat(1 - (double) read / sources).isBetween(0.05, 0.08);
        assertThat(1 - (double) data.size(Split.TRAIN) / targets).isBetween(0.0, 0.02);
    }

    private ObjectNode options() throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree("""
                        {"source": "DIR/train.lc.norm.tok.en.gz",
                         "format": {"type": "parallel", "target": "DIR/train.lc.norm.tok.de.gz"},
                         "tokenizer": {"type": "whitespace", "end-of-line": ""},
                         "target-tokenizer": {"type": "whitespace", "end-of-line": ""},
                         "split": {"train": 1, "validation": 0}}
                        """.replace("DIR", folder.toString()));
    }
}
