package org.rnn4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The saved inputs of the fuzzer: some good ones to begin from, and each that once made a reader fail. */
class FuzzCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    @ParameterizedTest
    @EnumSource
    void runsWithoutABug(FuzzTarget target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target.label()))) {
            List<Path> inputs = files.sorted().toList();
            assertThat(inputs).isNotEmpty();
            for (Path input : inputs) {
                try {
                    target.run(Files.readAllBytes(input));
                } catch (RuntimeException | Error e) {
                    throw new AssertionError(input.toString(), e);
                }
            }
        }
    }

    /** Otherwise the reader would refuse every input at its first line, and the fuzzer would find nothing. */
    @ParameterizedTest
    @EnumSource
    void hasAnInputThatIsGood(FuzzTarget target) throws IOException {
        target.read(Files.readAllBytes(CORPUS.resolve(target.label()).resolve("good")));
    }
}
