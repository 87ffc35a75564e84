package org.rnn4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rnn4j.cli.terminal.Progress.Status;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;

class ProgressTest {
    private final AtomicLong nanoTime = new AtomicLong();

    @Test
    void writesOneLineInTenSeconds() {
        StringWriter err = new StringWriter();
        var progress = new LineProgress(new PrintWriter(err), "characters", nanoTime::get);
        for (int second = 0; second <= 25; second++) {
            nanoTime.set(TimeUnit.SECONDS.toNanos(second));
            progress.show(
                    new Status(second / 100.0, 2.5, Double.NaN, Optional.empty(), 34_567, Duration.ofSeconds(125)));
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        " 10%  loss 2.500, 35k characters/s, 2:05 left",
                        " 20%  loss 2.500, 35k characters/s, 2:05 left");
    }

    @Test
    void namesTheValidationOnceThereIsOne() {
        Status status = new Status(0.5, 1.234, 1.5, Optional.empty(), 950, Duration.ofSeconds(9));
        assertThat(StatusText.of(status, "bytes")).isEqualTo("loss 1.234, validation 1.500, 950 bytes/s, 0:09 left");
        Metric f1 = new Metric("macro F1", 0.932, Kind.SHARE);
        Status scored = new Status(0.5, 1.234, 1.5, Optional.of(f1), 950, Duration.ofSeconds(9));
        assertThat(StatusText.of(scored, "words"))
                .isEqualTo("loss 1.234, validation 1.500, macro F1 93.2%, 950 words/s, 0:09 left");
    }

    @Test
    void metricsAreTheSameLossInThreeUnits() {
        assertThat(LossText.of(Math.log(2), "byte")).isEqualTo("0.693 nats, 1.000 bits per byte, perplexity 2.00");
        assertThat(LossText.clock(59.6)).isEqualTo("1:00");
        assertThat(LossText.clock(3_725)).isEqualTo("1:02:05");
    }

    @Test
    void aFigureReadsAsItsKind() {
        assertThat(LossText.of(new Metric("accuracy", 0.93249, Kind.SHARE))).isEqualTo("93.2%");
        assertThat(LossText.of(new Metric("MAE", 0.0123456, Kind.ERROR))).isEqualTo("0.01235");
        assertThat(LossText.of(new Metric("spans", 23_852, Kind.COUNT))).isEqualTo("23,852");
    }

    @Test
    void jsonHasNoNumberThatJsonCannotWrite() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        new JsonLine().put("loss", Double.NaN).put("text", "자모 \"1\"\n").printTo(writer);
        assertThat(out.toString().strip()).isEqualTo("{\"loss\":null,\"text\":\"자모 \\\"1\\\"\\n\"}");
    }

    @Test
    void aBarThatANarrowerWindowShowsOnThreeRowsIsErasedFromTheFirst() {
        assertThat(BarConsumer.erase("x".repeat(90), 40)).isEqualTo("\033[2A\r\033[J");
        assertThat(BarConsumer.erase("x".repeat(80), 40)).isEqualTo("\033[1A\r\033[J");
        assertThat(BarConsumer.erase("x".repeat(40), 40)).isEqualTo("\r\033[J");
        assertThat(BarConsumer.erase("", 40)).isEqualTo("\r\033[J");
    }
}
