package org.rnn4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;

/** A data set that rnn4j knows nothing of plugs in from a jar. */
class ForeignDataSourceTest {
    private static final String SOURCE = """
            package elsewhere;

            import com.fasterxml.jackson.databind.node.ObjectNode;
            import java.util.List;
            import java.util.Map;
            import org.rnn4j.core.sequence.*;

            public final class Alternating implements DataSource {
                public String type() {
                    return "alternating";
                }

                public SequenceData open(ObjectNode options, Codec fitted) {
                    int symbols = options.get("symbols").intValue();
                    return new SequenceData() {
                        public InputSpec input() { return new InputSpec.Tokens(symbols); }
                        public OutputSpec output() { return new OutputSpec.Tokens(symbols); }
                        public Codec codec() { return fitted; }
                        public long size(Split split) { return 4; }
                        public String sha256() { return "0".repeat(64); }
                        public Map<String, Object> summary() { return Map.of(); }
                        public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
                            return List.of(new SequenceBatch(
                                    new SequenceValues.TokenIds(1, 4, new int[] {0, 1, 0, 1}),
                                    new SequenceValues.TokenIds(1, 4, new int[] {1, 0, 1, 0}),
                                    null,
                                    false));
                        }
                    };
                }
            }
            """;

    @Test
    void isFoundByItsTypeAndGivesBatches(@TempDir Path folder) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar(folder).toUri().toURL()}, DataSource.class.getClassLoader())) {
            ServiceLoader<DataSource> sources = ServiceLoader.load(DataSource.class, loader);
            assertThat(sources).extracting(DataSource::type).contains("text", "alternating");

            DataSource foreign = StreamSupport.stream(sources.spliterator(), false)
                    .filter(source -> source.type().equals("alternating"))
                    .findFirst()
                    .orElseThrow();
            SequenceData data =
                    foreign.open(JsonNodeFactory.instance.objectNode().put("symbols", 2), null);
            SequenceBatch batch =
                    data.batches(Split.TRAIN, new BatchPlan(1, 4, 0)).iterator().next();

            assertThat(foreign.getClass().getClassLoader()).isSameAs(loader);
            assertThat(data.input()).isEqualTo(new InputSpec.Tokens(2));
            assertThat(((TokenIds) batch.inputs()).ids()).containsExactly(0, 1, 0, 1);
            assertThat(((TokenIds) batch.targets()).ids()).containsExactly(1, 0, 1, 0);
        }
    }

    private static Path jar(Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Alternating.java"), SOURCE);
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-encoding",
                        "UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(exit).as("exit code of javac").isZero();

        Path jar = folder.resolve("elsewhere.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("META-INF/services/" + DataSource.class.getName()));
            out.write("elsewhere.Alternating".getBytes(StandardCharsets.UTF_8));
            for (String name : new String[] {"elsewhere/Alternating.class", "elsewhere/Alternating$1.class"}) {
                out.putNextEntry(new JarEntry(name));
                out.write(Files.readAllBytes(folder.resolve(name)));
            }
        }
        return jar;
    }
}
