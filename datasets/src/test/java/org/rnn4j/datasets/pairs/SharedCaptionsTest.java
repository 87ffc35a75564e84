package org.rnn4j.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;

/** The captions of Multi30k, in parallel files, beside a few lines of the same form. */
class SharedCaptionsTest {
    private final Path shared = Path.of(System.getProperty("rnn4j.shared", ""), "data/multi30k-en-de/tok");

    /** Eight pairs of each of eight lengths fill eight batches without a step of padding. */
    @Test
    void pairsOfLikeLengthStandTogether(@TempDir Path folder) throws IOException {
        StringBuilder sources = new StringBuilder();
        StringBuilder targets = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            sources.append("a ".repeat(1 + i % 8)).append('\n');
            targets.append("b ".repeat(1 + i % 8)).append('\n');
        }
        pack(folder.resolve("train.lc.norm.tok.en.gz"), sources);
        pack(folder.resolve("train.lc.norm.tok.de.gz"), targets);
        Steps steps = steps(folder, 8);
        assertThat(steps).isEqualTo(new Steps(8 * 36, 8 * 36, 8 * 44, 8 * 44)); // 1 + ... + 8 = 36, and 8 ends
    }

    @Test
    void lessThanATenthOfTheStepsIsPadding() throws JsonProcessingException {
        assumeTrue(Files.exists(shared), "no shared data: " + shared);
        Steps steps = steps(shared, 64);
        assertThat(1 - (double) steps.read() / steps.sources()).isBetween(0.05, 0.08);
        assertThat(1 - (double) steps.written() / steps.targets()).isBetween(0.0, 0.02);
    }

    /** Time steps of all batches: of sources with and without padding, and the same of targets. */
    private record Steps(long sources, long read, long targets, long written) {}

    private static Steps steps(Path folder, int batchSize) throws JsonProcessingException {
        SequenceData data = new PairsSource().open(options(folder), null);
        int sources = 0;
        int read = 0;
        int targets = 0;
        for (SequenceBatch batch : data.batches(Split.TRAIN, new BatchPlan(batchSize, 1, 1))) {
            sources += ((TokenIds) batch.inputs()).ids().length;
            read += Arrays.stream(batch.lengths()).sum();
            targets += ((TokenSequences) batch.targets()).ids().ids().length;
        }
        return new Steps(sources, read, targets, data.size(Split.TRAIN));
    }

    private static void pack(Path file, CharSequence text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static ObjectNode options(Path folder) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree("""
                        {"source": "DIR/train.lc.norm.tok.en.gz",
                         "format": {"type": "parallel", "target": "DIR/train.lc.norm.tok.de.gz"},
                         "tokenizer": {"type": "whitespace", "end-of-line": ""},
                         "target-tokenizer": {"type": "whitespace", "end-of-line": ""},
                         "split": {"train": 1, "validation": 0}}
                        """.replace("DIR", folder.toString()));
    }
}
