package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.job.Binder;
import org.rnn4j.serve.http.Problem;
import org.rnn4j.serve.limit.Limits;
import org.rnn4j.serve.model.LoadedModel;
import org.rnn4j.serve.model.Models;
import org.rnn4j.serve.session.Session;
import org.rnn4j.serve.session.Sessions;

/** Sessions that end by themselves, by a clock of the test's own. */
class SessionLifeTest {
    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong(5);
    private Models models;
    private Sessions sessions;

    @BeforeEach
    void start() throws IOException {
        models = new Models(TinyModels.write(folder, "poet"), TinyModels::open, (streams, nanos) -> {});
        ObjectNode options =
                (ObjectNode) new ObjectMapper().readTree("{\"idle\": \"10s\", \"life\": \"25s\", \"sessions\": 2}");
        sessions = new Sessions(Binder.bind(options, Limits.class, "limits"), new byte[32], now::get);
    }

    @AfterEach
    void close() {
        models.close();
    }

    private Session begin() {
        LoadedModel model = models.retain("poet").orElseThrow();
        return sessions.begin(model);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void anUnusedSessionEndsAfterItsTime() {
        String id = begin().id();
        pass(Duration.ofSeconds(10));
        assertThat(sessions.get(id).id()).isEqualTo(id);
        pass(Duration.ofSeconds(10).plusNanos(1));
        assertThatThrownBy(() -> sessions.get(id)).isInstanceOf(Problem.class);
        assertThat(sessions.size()).isZero();
    }

    @Test
    void aUsedSessionEndsAtTheEndOfItsLife() {
        String id = begin().id();
        for (int use = 0; use < 5; use++) {
            pass(Duration.ofSeconds(5));
            assertThat(sessions.get(id).id()).isEqualTo(id);
        }
        pass(Duration.ofNanos(1));
        assertThatThrownBy(() -> sessions.get(id)).isInstanceOf(Problem.class);
    }

    @Test
    void unusedSessionsAreEndedTogether() {
        begin();
        pass(Duration.ofSeconds(6));
        Session later = begin();
        pass(Duration.ofSeconds(5));
        sessions.endUnused();
        assertThat(sessions.size()).isEqualTo(1);
        assertThat(sessions.get(later.id())).isSameAs(later);
    }

    /** Both are kept for ten seconds, however many others want to begin. */
    @Test
    void aSessionInUseIsNotEndedForANewOne() {
        begin();
        begin();
        pass(Duration.ofSeconds(10));
        assertThatThrownBy(this::begin)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the server has 2 sessions, all in use");
    }
}
