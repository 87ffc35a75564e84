package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bundles of rnn4j 0.1 of 28 November 2026, whose jobs hold the options of all tasks; the losses are those that
 * {@code evaluate --json} of that release printed; that of the language model with a batch size of 1, since its evaluation
 * depended on the batch size.
 */
class OldBundlesTest {
    private static final Path BUNDLES = Path.of("src/test/resources/bundles");

    @ParameterizedTest
    @CsvSource({
        "language-model, hello, 1.022408939566677",
        "classifier, , 0.6934098825586125",
        "tagger, , 1.8431056538174444",
        "forecaster, , 1.3246821372148891",
        "decoder, src/test/resources/bundles/sums.tsv, 2.5298745027342284",
    })
    void giveTheLossThatTheyGaveThen(String bundle, String data, double lossNats) throws IOException {
        List<Object> words =
                new ArrayList<>(List.of("evaluate", BUNDLES.resolve(bundle + ".zip"), "--json", "--trust-paths"));
        if (data != null) {
            words.addAll(List.of("--data", data));
        }
        Ran ran = Ran.rnn4j(words.toArray());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(ran.lastLineOfOut())
                        .path("lossNats")
                        .asDouble())
                .isCloseTo(lossNats, within(1e-6));
    }
}
