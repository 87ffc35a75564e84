package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of licences that the packaged jar carries. */
class LicensesTest {
    private static final Path FOLDER = Path.of("src/main/licenses");

    /** On the class path of tests, not in the jar. */
    private static final Set<String> FOR_TESTS = Set.of(
            "apiguardian-api",
            "auto-service-annotations",
            "axe-core",
            "archunit",
            "archunit-junit5",
            "archunit-junit5-api",
            "archunit-junit5-engine",
            "archunit-junit5-engine-api",
            "assertj-core",
            "byte-buddy",
            "failureaccess",
            "j2objc-annotations",
            "jspecify",
            "junit-jupiter",
            "junit-jupiter-api",
            "junit-jupiter-engine",
            "junit-jupiter-params",
            "junit-platform-commons",
            "junit-platform-engine",
            "junit-platform-launcher",
            "listenablefuture",
            "opentest4j");

    @Test
    void namesEveryLibraryOnTheClassPath() throws IOException {
        Set<String> named = rows().map(row -> row[0]).collect(Collectors.toSet());
        Set<String> libraries = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(jar -> Path.of(jar).getFileName().toString())
                .filter(jar -> jar.endsWith(".jar"))
                .map(jar -> jar.replaceFirst("-\\d.*", ""))
                .filter(jar -> !jar.startsWith("rnn4j-")
                        && !jar.startsWith("surefire")
                        && !FOR_TESTS.contains(jar)
                        && !jar.startsWith("selenium-") // and what it needs
                        && !jar.startsWith("opentelemetry-")
                        && !jar.equals("junit.jar"))
                .filter(jar -> !Set.of("api", "tokenizers").contains(jar)) // of the tests of datasets
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).containsAll(libraries);
    }

    @Test
    void namesTextsThatAreThere() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row).hasSize(3);
            for (String text : row[2].split(", ", -1)) {
                assertThat(text.contains("-jar/") || Files.isRegularFile(FOLDER.resolve(text)))
                        .as(text)
                        .isTrue();
            }
        });
    }

    private static Stream<String[]> rows() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("index.tsv"));
        return lines.stream().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1));
    }
}
