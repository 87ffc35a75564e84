package org.rnn4j.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;

class PluginsTest {
    private final Plugins plugins = Plugins.load();

    @TempDir
    Path folder;

    @Test
    void findsWhatTheClassPathOffers() {
        JobSpec job = job("data: {type: tiny, train: abab}");
        assertThat(plugins.open(job, null).size(Split.TRAIN)).isEqualTo(3);
        assertThat(plugins.codec("tiny", TextNode.valueOf("xyz"))).isEqualTo(new TinyCodec("xyz"));
        assertThat(plugins.network(job)).isInstanceOf(TinyModel.Factory.class);
    }

    @Test
    void saysWhatThereIsInsteadOfAnUnknownName() {
        assertThatThrownBy(() -> plugins.open(job("data: {type: tinny}"), null))
                .isInstanceOf(UserException.class)
                .hasMessage("data.type = tinny, but must be one of tiny; did you mean tiny?");
        assertThatThrownBy(() -> job("task: classification"))
                .hasMessage("job.yaml:1: task = classification, but must be one of language-model");
        assertThatThrownBy(() -> plugins.codec("bpe", TextNode.valueOf("")))
                .hasMessage("codec format = bpe, but must be one of tiny");
        Plugins none = Plugins.load(ClassLoader.getPlatformClassLoader());
        assertThatThrownBy(() -> none.network(job("seed: 1")))
                .hasMessage("task = language-model, but must be one of (none on the class path)");
    }

    @Test
    void dataSourcesRefuseUnknownKeys() {
        assertThatThrownBy(() -> plugins.open(job("data: {type: tiny, train: ab, validaton: ab}"), null))
                .isInstanceOf(UserException.class)
                .hasMessage("unknown key data.validaton; did you mean data.validation?");
    }

    @Test
    void aSourceThatReadsNoOtherFileSaysSo() {
        assertThatThrownBy(() -> plugins.openTest(
                        job("data: {type: tiny, train: ab}"), List.of("a.txt", "b.txt"), new TinyCodec("ab")))
                .isInstanceOf(UserException.class)
                .hasMessage("--data = a.txt, b.txt, but data.type = tiny cannot read other files; remove --data");
    }

    @Test
    void saysThatAPluginIsBroken() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(DataSource.class.getName()), "no.such.Source\n");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            assertThatThrownBy(() -> Plugins.load(loader))
                    .isInstanceOf(UserException.class)
                    .hasMessage(
                            "a plug-in on the class path cannot be loaded: org.rnn4j.core.sequence.DataSource: Provider"
                                    + " no.such.Source not found; remove or fix its jar");
        }
    }

    private JobSpec job(String yaml) {
        return plugins.jobs().parse(yaml, "job.yaml", "job", List.of());
    }
}
