package org.rnn4j.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;

class ThreadsTest {
    @AfterEach
    void clear() {
        System.clearProperty(Threads.LIMIT);
    }

    @Test
    void areWhatTheJobSaysOrOnePerCore() {
        assertThat(Threads.of(5)).isEqualTo(5);
        assertThat(Threads.of(0)).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void areNeverMoreThanTheApplicationAllows() {
        System.setProperty("rnn4j.threads", "3");
        assertThat(Threads.of(5)).isEqualTo(3);
        assertThat(Threads.of(3)).isEqualTo(3);
        assertThat(Threads.of(2)).isEqualTo(2);
        System.setProperty("rnn4j.threads", "1");
        assertThat(Threads.of(0)).isEqualTo(1);
    }

    @Test
    void aLimitMustBeANumberOfAtLeastOne() {
        for (String limit : new String[] {"0", "-1", "two", ""}) {
            System.setProperty("rnn4j.threads", limit);
            assertThatThrownBy(() -> Threads.of(1))
                    .isInstanceOf(UserException.class)
                    .hasMessage(
                            "the system property rnn4j.threads = %s, but must be a whole number of at least 1", limit);
        }
    }
}
