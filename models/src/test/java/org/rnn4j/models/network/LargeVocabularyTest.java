package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.task.LanguageModelFactory;
import org.rnn4j.models.task.LanguageModelOptions;

/** Memory of a word model of common size: 10,000 words, two layers of 200 units, 20 streams of 35 steps. */
@Tag("slow") // seconds, on two cores
class LargeVocabularyTest extends OneNativeThread {
    private static final int VOCABULARY = 10_000;
    private static final int HIDDEN = 200;
    private static final int BATCH = 20;
    private static final int TIME = 35;

    @Test
    void keepsOneCopyOfTheLogitsAndDoesNotGrow() throws JMException {
        long before = floatBytes();
        SequenceModel model = model();
        Random random = new Random(1);
        RnnState state = model.train(batch(random), null, 0.002, 5).after();
        double first = model.evaluate(batch(new Random(2)), null).lossNats();
        long held = floatBytes() - before;

        // Parameters, gradients and Adam's two averages; W of the head, packed forward and backward; all logits in
        // training, and 128 rows per thread in evaluation; buffers of the layers, for both.
        long parameters = (long) VOCABULARY * HIDDEN * 2 + VOCABULARY + 2 * 4L * HIDDEN * (2 * HIDDEN + 1);
        long head = 2L * VOCABULARY * HIDDEN;
        long logits = (long) BATCH * TIME * VOCABULARY + 2L * 128 * VOCABULARY;
        long activations = 2 * 2L * BATCH * TIME * HIDDEN * 10;
        long layers = 2L * 2 * 8 * HIDDEN * HIDDEN;
        long expected = Float.BYTES * (4 * parameters + head + logits + activations + layers);
        assertThat(held).as("bytes held; %d expected", expected).isLessThan(expected * 105 / 100);

        for (int step = 0; step < 5; step++) {
            state = model.train(batch(random), state, 0.002, 5).after();
        }
        assertThat(floatBytes()).isLessThan(before + held + 100_000);
        assertThat(model.evaluate(batch(new Random(2)), null).lossNats()).isLessThan(first);
    }

    private static SequenceModel model() {
        LanguageModelOptions model =
                Models.of("cell: lstm, layers: 2, hidden-size: " + HIDDEN + ", embedding-size: " + HIDDEN);
        return new LanguageModelFactory()
                .create(Models.job(model, 3), new InputSpec.Tokens(VOCABULARY), new OutputSpec.Tokens(VOCABULARY));
    }

    /** Random words, of which low ids are more frequent, so that the loss can decrease. */
    private static SequenceBatch batch(Random random) {
        return new SequenceBatch(words(random), words(random), null, true);
    }

    private static TokenIds words(Random random) {
        int[] ids = new int[BATCH * TIME];
        for (int i = 0; i < ids.length; i++) {
            double u = random.nextDouble();
            ids[i] = (int) (VOCABULARY * u * u * u * u);
        }
        return new TokenIds(BATCH, TIME, ids);
    }

    /** Heap size of live float arrays. */
    private static long floatBytes() throws JMException {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Matcher floats = Pattern.compile("\\d+:\\s+\\d+\\s+(\\d+)\\s+\\[F ").matcher((String) histogram);
        return floats.find() ? Long.parseLong(floats.group(1)) : 0;
    }
}
