package org.rnn4j.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;
import org.rnn4j.core.error.UserException;

/** Plug-ins in jars that this test compiles. */
class PluginJarsTest {
    private static final String CELL = "org.rnn4j.models.cell.Cell";
    private static final String SOURCE = "org.rnn4j.core.sequence.DataSource";

    /** h' = tanh(x·W + b + h), which no fused pass knows. */
    private static final String ADDING_CELL = """
            package plug;
            import java.util.List;
            import org.rnn4j.models.cell.*;
            public record Adding() implements Cell {
                public List<String> states() { return List.of("h"); }
                public List<Block> blocks() { return Block.of(List.of("h"), Block.Kind.INPUT, Block.Kind.BIAS); }
                public <V> List<V> step(Step<V> in) { return List.of(in.tanh(in.plus(in.input("h"), in.state("h")))); }
            }
            """;

    private static final String FAILING_SOURCE = """
            package plug;
            import com.fasterxml.jackson.databind.node.ObjectNode;
            import org.rnn4j.core.sequence.*;
            public final class Failing implements DataSource {
                public String type() { return "failing"; }
                public SequenceData open(ObjectNode options, Codec fitted) { throw new IllegalStateException("no tape"); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aCellOfAPluginIsTrainedAndRestored() throws IOException {
        jar("adding.jar", Map.of("Adding", ADDING_CELL), Map.of(CELL, "plug.Adding"));
        Path run = folder.resolve("run");
        Ran trained = Ran.rnn4j(
                "train",
                "hello",
                "--plugins",
                folder,
                "--set",
                "model.cell=adding",
                "--epochs",
                1,
                "--hidden-size",
                8,
                "--out",
                run);
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("adding");
        Ran without = Ran.rnn4j("generate", run.resolve("last.zip"), "--length", 3);
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.lastLineOfErr()).contains("cell", "adding");
        Ran with = Ran.rnn4j(
                "generate", run.resolve("last.zip"), "--length", 3, "--plugins", folder.resolve("adding.jar"));
        assertThat(with.exitCode()).as(with.err()).isZero();
    }

    @Test
    void aPluginThatThrowsIsNamed() throws IOException {
        jar("failing.jar", Map.of("Failing", FAILING_SOURCE), Map.of(SOURCE, "plug.Failing"));
        Path job = Files.writeString(folder.resolve("job.yaml"), "{task: language-model, data: {type: failing}}");
        Ran ran = Ran.rnn4j("train", job, "--plugins", folder);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo("error: a plug-in failed: java.lang.IllegalStateException: no tape, at"
                        + " plug.Failing.open(Failing.java:6); report it to its author");
    }

    @Test
    void aPluginWithoutItsClassIsNamed() throws IOException {
        jar("empty.jar", Map.of(), Map.of(SOURCE, "plug.Gone"));
        Ran ran = Ran.rnn4j("train", "hello", "--plugins", folder);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo("error: a plug-in on the class path cannot be loaded: " + SOURCE
                        + ": Provider plug.Gone not found; remove or fix its jar");
    }

    @Test
    void twoPluginsOfOneNameAreNamed() throws IOException {
        jar("one.jar", Map.of("Failing", FAILING_SOURCE), Map.of(SOURCE, "plug.Failing"));
        jar("two.jar", Map.of("Other", FAILING_SOURCE.replace("Failing", "Other")), Map.of(SOURCE, "plug.Other"));
        Ran ran = Ran.rnn4j("train", "hello", "--plugins", folder);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo(
                        "error: the class path holds two of DataSource failing: plug.Failing and plug.Other; remove one");
    }

    @Test
    void foldersWithoutJarsAreRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> PluginJars.load(List.of(empty), null))
                .isInstanceOf(UserException.class)
                .hasMessage("--plugins %s: the folder holds no .jar file; put the jars of your plug-ins there", empty);
        assertThatThrownBy(
                        () -> PluginJars.load(List.of(), folder.resolve("gone").toString()))
                .isInstanceOf(UserException.class)
                .hasMessage("RNN4J_PLUGINS = %s: there is no such folder or .jar file", folder.resolve("gone"));
    }

    @Test
    void aDamagedJarIsRefused() throws IOException {
        Path jar = Files.write(folder.resolve("damaged.jar"), new byte[] {1, 2, 3});
        Ran ran = Ran.rnn4j("jobs", "--plugins", folder);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo("error: plug-in %s is not a readable jar; copy it again, or remove it".formatted(jar));
    }

    @Test
    void theVariableNamesSeveralFolders() throws IOException {
        jar("one/failing.jar", Map.of("Failing", FAILING_SOURCE), Map.of(SOURCE, "plug.Failing"));
        jar("two/adding.jar", Map.of("Adding", ADDING_CELL), Map.of(CELL, "plug.Adding"));
        String both = folder.resolve("one") + java.io.File.pathSeparator + folder.resolve("two");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (PluginJars jars = PluginJars.load(List.of(), both)) {
            ClassLoader loader = jars.guard(() -> Thread.currentThread().getContextClassLoader());
            assertThat(Stream.of("plug/Failing.class", "plug/Adding.class").map(loader::getResource))
                    .doesNotContainNull();
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    /** Compiles classes of the package {@code plug}, and packs them with the names of services. */
    private void jar(String name, Map<String, String> classes, Map<String, String> services) throws IOException {
        Path sources = Files.createTempDirectory(folder, "sources");
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", sources.toString()));
        for (Map.Entry<String, String> one : classes.entrySet()) {
            arguments.add(Files.writeString(sources.resolve(one.getKey() + ".java"), one.getValue())
                    .toString());
        }
        if (!classes.isEmpty()) {
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                    .isZero();
        }
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String type : classes.keySet()) {
                out.putNextEntry(new JarEntry("plug/" + type + ".class"));
                out.write(Files.readAllBytes(sources.resolve("plug/" + type + ".class")));
            }
            for (Map.Entry<String, String> service : services.entrySet()) {
                out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
                out.write(service.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
