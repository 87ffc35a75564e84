package org.rnn4j.serve.limit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/** The limits of a server. Immutable; an instance is always valid. */
public record Limits(
        @Default("1048576") @Range(min = 1024, max = 1 << 30) @Doc("Bytes of the body of a request; more is 413.")
        int body,

        @Default("10000")
        @Range(min = 1, max = 1 << 20)
        @Doc("Tokens of a prompt, or of one step of a session; more is 413.")
        int prompt,

        @Default("1000") @Range(min = 1, max = 1 << 20) @Doc("Inputs of one prediction; more is 413.")
        int inputs,

        @Default("10000") @Range(min = 1, max = 1 << 20) @Doc("Tokens to generate in one answer; more is 413.")
        int output,

        @Default("128") @Range(min = 1, max = 100_000) @Doc("Requests that compute or wait to; more are 429.")
        int queue,

        @Default("256")
        @Range(min = 1, max = 1_000_000)
        @Doc(
                "Sessions; one more ends the one that was idle for longest, or is 429 if all were used in the last ten seconds.")
        int sessions,

        @Default("16")
        @Range(min = 1, max = 10_000)
        @Doc("Steps of a session that can be repeated, and to which it can be rewound.")
        int history,

        @Default("60s") @Doc("Time that one answer may take; a longer one is 503, a stream ends.")
        Duration time,

        @Default("10s") @Doc("Time in which the body of a request must arrive; later is 408.")
        Duration arrival,

        @Default("10m") @Doc("Time after which an unused session ends.")
        Duration idle,

        @Default("24h") @Doc("Time after which any session ends.")
        Duration life) {
    public Limits {
        Ranges.require(
                "limits",
                Limits.class,
                body,
                prompt,
                inputs,
                output,
                queue,
                sessions,
                history,
                time,
                arrival,
                idle,
                life);
    }

    /** All defaults. */
    public static Limits defaults() {
        return Binder.bind(JsonNodeFactory.instance.objectNode(), Limits.class, "limits");
    }
}
