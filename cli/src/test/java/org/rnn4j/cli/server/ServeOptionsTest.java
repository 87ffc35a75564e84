package org.rnn4j.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeOptionsTest {
    @TempDir
    Path folder;

    @Test
    void aModelIsCalledAsItsRunOrFileOrAsTheUserSays() {
        assertThat(ServedNames.of(List.of("runs/poet/best.zip", "judge.zip", "x=a/b=c.zip", "d=e/f.zip")))
                .isEqualTo(Map.of(
                        "poet", Path.of("runs/poet/best.zip"),
                        "judge", Path.of("judge.zip"),
                        "x", Path.of("a/b=c.zip"),
                        "d", Path.of("e/f.zip")));
    }

    @Test
    void namesAreDifferentAndFitInAnAddress() {
        assertThatThrownBy(() -> ServedNames.of(List.of("a/m.zip", "b/m.zip")))
                .hasMessage("a/m.zip and b/m.zip are both called m; give them names: NAME=FILE");
        assertThatThrownBy(() -> ServedNames.of(List.of("my model.zip")))
                .hasMessage(
                        "my model.zip: the name \"my model\" cannot stand in an address; give one of letters, digits,"
                                + " dots and hyphens: NAME=my model.zip");
    }

    @Test
    void limitsAreCheckedLikeTheKeysOfAJob() {
        assertThat(LimitSettings.of(List.of("queue=64", "idle=1h")).queue()).isEqualTo(64);
        assertThat(LimitSettings.of(List.of("queue=64", "idle=1h")).idle()).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> LimitSettings.of(List.of("queues=64")))
                .hasMessage("unknown key limits.queues; did you mean limits.queue?");
        assertThatThrownBy(() -> LimitSettings.of(List.of("queue=0"))).hasMessageStartingWith("limits.queue = 0");
        assertThatThrownBy(() -> LimitSettings.of(List.of("queue")))
                .hasMessage("--limit queue, but must be KEY=VALUE, such as queue=64");
    }

    @Test
    void theTokenIsTheFirstLineOfItsFileElseOfTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "secret \nmore");
        Map<String, String> environment = Map.of("RNN4J_TOKEN", "other");
        assertThat(Secrets.token(Optional.of(file), environment)).contains("secret");
        assertThat(Secrets.token(Optional.empty(), environment)).contains("other");
        assertThat(Secrets.token(Optional.empty(), Map.of())).isEmpty();
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertThatThrownBy(() -> Secrets.token(Optional.of(empty), Map.of()))
                .hasMessage("--token-file %s: its first line is empty; put the token there".formatted(empty));
    }

    @Test
    void aKeyIsLongEnough() throws IOException {
        Path file = Files.write(folder.resolve("key"), new byte[31]);
        assertThatThrownBy(() -> Secrets.key(file))
                .hasMessage(("--state-key-file %s has 31 bytes, but must have 32 or more; make one with: head -c 32"
                                + " /dev/urandom > %s")
                        .formatted(file, file));
        assertThat(Secrets.key(Files.write(file, new byte[40]))).hasSize(40);
    }
}
