package org.rnn4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code package-info.java} says what its package may use, and its class files use nothing else. A list names packages of
 * ours ({@code core.job}), whole modules ({@code core}), "everything", and libraries by the words of {@link #LIBRARIES}.
 * Commands need not name picocli.
 */
class PackagePromisesTest {
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("DL4J", List.of("org.deeplearning4j.")),
            Map.entry("ND4J", List.of("org.nd4j.", "org.bytedeco.")),
            Map.entry("DataVec", List.of("org.datavec.")),
            Map.entry("Jackson", List.of("com.fasterxml.", "org.nd4j.shade.")),
            Map.entry("commons-csv", List.of("org.apache.commons.csv.")),
            Map.entry("commons-math", List.of("org.apache.commons.math3.")),
            Map.entry("JLine", List.of("org.jline.")),
            Map.entry("JNA", List.of("com.sun.jna.")),
            Map.entry("Jetty", List.of("org.eclipse.jetty.")),
            Map.entry("Prometheus", List.of("io.prometheus.")),
            Map.entry("progress bar", List.of("me.tongfei.")));

    private static Map<String, Set<JavaClass>> packages;

    @BeforeAll
    static void importWhatIsShipped() {
        JavaClasses shipped = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.rnn4j");
        packages = shipped.stream().collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.toSet()));
    }

    static List<Path> packageInfos() throws IOException {
        try (Stream<Path> files = Stream.of("core", "datasets", "models", "serve", "cli")
                .map(module -> Path.of("..", module, "src/main/java"))
                .flatMap(PackagePromisesTest::walk)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("packageInfos")
    void usesOnlyWhatItSays(Path packageInfo) throws IOException {
        String text = Files.readString(packageInfo).replaceAll("\\s*\\n \\*\\s*", " ");
        String name = find("package ([\\w.]+);", text);
        String list = find("May use: (.*?)(\\.( |$)| \\*/)", text);
        Set<String> listed = Pattern.compile("\\{@code ([a-z][\\w.]*)}")
                .matcher(list)
                .results()
                .map(match -> "org.rnn4j." + match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed)
                .as("packages that the list names")
                .allMatch(one -> packages.keySet().stream().anyMatch(known -> (known + ".").startsWith(one + ".")));
        assertThat(used(name).keySet().stream()
                        .filter(one -> !one.equals(name) && !list.startsWith("everything"))
                        .filter(one -> !allowed(one, listed, list))
                        .map(one -> one + " (by " + used(name).get(one) + ")"))
                .as("what %s uses and does not list", name)
                .isEmpty();
    }

    private static boolean allowed(String used, Set<String> listed, String list) {
        if (used.startsWith("org.rnn4j.")) {
            String module = used.replaceFirst("(org\\.rnn4j\\.\\w+).*", "$1");
            return listed.contains(used) || listed.contains(module);
        }
        return LIBRARIES.entrySet().stream()
                .filter(library -> list.contains(library.getKey()))
                .flatMap(library -> library.getValue().stream())
                .anyMatch(prefix -> (used + ".").startsWith(prefix));
    }

    /** Packages that the classes of one use, each with one of these classes; the JDK and slf4j are free, and picocli for commands. */
    private static Map<String, String> used(String name) {
        Map<String, String> used = new LinkedHashMap<>();
        packages.getOrDefault(name, Set.of())
                .forEach(type -> type.getDirectDependenciesFromSelf()
                        .forEach(use -> used.put(
                                use.getTargetClass().getBaseComponentType().getPackageName(), type.getSimpleName())));
        used.keySet()
                .removeIf(
                        one -> one.matches("|(java|javax|jdk|com\\.sun\\.management|org\\.w3c\\.dom|org\\.slf4j)\\b.*")
                                || (one.startsWith("picocli") && name.startsWith("org.rnn4j.cli")));
        return used;
    }

    /** A rule about a package that is not there, or not any more, holds for nothing. */
    @Test
    void everyPackageThatARuleNamesHasClasses() throws IOException {
        String rules = Files.readString(Path.of("src/test/java/org/rnn4j/architecture/Rules.java"));
        List<String> named = Pattern.compile("\"org\\.rnn4j\\.\\.([\\w.]+?)\\.\\.\"")
                .matcher(rules)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(8)
                .allMatch(one -> packages.keySet().stream()
                        .anyMatch(known -> (known + ".").startsWith("org.rnn4j." + one + ".")));
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
