package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;

/** Checks the documentation: Java compiles, job files are jobs, and commands have the options that are shown. */
class DocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    /** Names that snippets take as given. */
    private static final String GIVEN = """
            com.fasterxml.jackson.databind.node.ObjectNode options;
            long seed;
            org.deeplearning4j.nn.multilayer.MultiLayerNetwork network;
            String text;
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> javaBlocks() {
        return blocks("java", block -> true);
    }

    static Stream<Arguments> jobs() {
        return blocks("yaml", block -> block.startsWith("task:") || block.startsWith("data:"));
    }

    static Stream<Arguments> commands() {
        return Stream.of("bash", "console", "text")
                .flatMap(language -> blocks(language, block -> true))
                .flatMap(block -> commands((String) block.get()[1]).stream()
                        .map(command -> Arguments.of(block.get()[0], command)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("javaBlocks")
    void javaCompiles(String file, String block) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        boolean compiled = compiler.getTask(
                        errors,
                        null,
                        null,
                        List.of("-proc:none", "-d", folder.toString()),
                        null,
                        List.of(new Snippet(block.replace("{ ... }", "{ }"))))
                .call();
        assertThat(compiled).as("%s:\n%s\n%s", file, block, errors).isTrue();
    }

    /** Its data is not there, but its keys are read before that is noticed. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void aJobFileIsAJob(String file, String block) {
        JobSpec job = Plugins.load().jobs().parse(block, file, "job", List.of());
        Plugins plugins = Plugins.load();
        assertThat(plugins.network(job).task()).isEqualTo(job.task());
        try {
            plugins.open(job, null);
        } catch (UserException e) {
            assertThat(e).hasMessageContaining("no such file or folder");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("commands")
    void aCommandHasTheOptionsThatItIsShownWith(String file, String command) {
        String[] words = Stream.of(command.split(" +(?=(?:[^\"']*[\"'][^\"']*[\"'])*[^\"']*$)"))
                .map(word -> word.replaceAll("[\"']", ""))
                .toArray(String[]::new);
        assertThatCode(() -> Rnn4j.commandLine().parseArgs(words)).as(command).doesNotThrowAnyException();
        Stream.of(words)
                .filter(word -> word.matches("examples/.*\\.yaml"))
                .forEach(job -> assertThat(Path.of("..", job)).exists());
    }

    /** The arguments of {@code rnn4j}, up to a pipe or the end of the line. */
    private static List<String> commands(String block) {
        return Pattern.compile("(?m)^(?:.*\\| *|\\$ |[A-Z0-9_]+=\\S+ )?(?:\\./)?rnn4j +([^|>#\n]+)")
                .matcher(block.replaceAll("\\\\\n\\s*|[\\[\\]]", "")) // [what may be left out] is looked at, too
                .results()
                .map(match -> match.group(1).strip())
                .toList();
    }

    /** Blocks of a language in README.md, docs/ and examples/, each with its file. */
    private static Stream<Arguments> blocks(String language, Predicate<String> which) {
        return Stream.of("README.md", "docs", "examples")
                .flatMap(start -> files(Path.of("..", start)))
                .filter(file -> file.toString().endsWith(".md"))
                .sorted()
                .flatMap(file -> BLOCK.matcher(text(file))
                        .results()
                        .filter(match -> match.group(1).equals(language) && which.test(match.group(2)))
                        .map(match -> Arguments.of(file.toString(), match.group(2))));
    }

    private static Stream<Path> files(Path start) {
        try (Stream<Path> found = Files.walk(start)) {
            return found.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A block as the body of a method, with everything imported that anybody shows. */
    private static final class Snippet extends SimpleJavaFileObject {
        private final String source;

        Snippet(String block) {
            super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
            if (block.startsWith("import ")) { // a whole program
                source = block.replace("public class", "class");
                return;
            }
            List<String> imports = new ArrayList<>(List.of(
                    "java.nio.file",
                    "java.util",
                    "org.deeplearning4j.nn.api",
                    "org.deeplearning4j.nn.conf",
                    "org.deeplearning4j.nn.conf.dropout",
                    "org.deeplearning4j.nn.conf.layers",
                    "org.nd4j.linalg.lossfunctions"));
            for (String module : List.of("core", "datasets", "models", "serve")) {
                Path root = Path.of("..", module, "src/main/java");
                files(root)
                        .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                        .map(file ->
                                root.relativize(file.getParent()).toString().replaceAll("[/\\\\]", "."))
                        .distinct()
                        .forEach(imports::add);
            }
            source = imports.stream().map("import %s.*;%n"::formatted).collect(Collectors.joining())
                    + "import org.nd4j.linalg.activations.Activation;\n" // rather than the kernels' own
                    + String.format(
                            Locale.ROOT, "class Snippet {%n%s%nvoid run() throws Exception {%n%s%n}}", GIVEN, block);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
