package org.rnn4j.datasets.classification.text;

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
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.TextSide;

/** Fixture of the tests of labelled text. */
final class LabelledTextFixture {
    private LabelledTextFixture() {}

    /** Opens options from JSON that may be written with single quotes. */
    static SequenceData open(String json) {
        return open(json, null);
    }

    static SequenceData open(String json, Codec fitted) {
        try {
            var options = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
            return new LabelledTextSource().open(options, fitted);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Class and text of every example of a split, in the order of their numbers. */
    static List<String> examples(SequenceData data, Split split) {
        TwoSidedCodec<String, String> codec = TwoSidedCodec.fitted(data.codec(), "labelled-text");
        String[] examples = new String[(int) data.size(split)];
        for (SequenceBatch batch : data.batches(split, new BatchPlan(2, 1, 1))) {
            var ids = (SequenceValues.TokenIds) batch.inputs();
            for (int b = 0; b < batch.batch(); b++) {
                int length = batch.lengths() == null ? ids.time() : batch.lengths()[b];
                int[] own = new int[length];
                for (int t = 0; t < length; t++) {
                    own[t] = ids.at(b, t);
                }
                int c = ((SequenceValues.ClassIds) batch.targets()).classes()[b];
                examples[batch.examples()[b]] =
                        ((ClassSide) codec.target()).classes().names().get(c) + ": "
                                + ((TextSide) codec.source()).text().decode(own);
            }
        }
        return new ArrayList<>(List.of(examples));
    }
}
