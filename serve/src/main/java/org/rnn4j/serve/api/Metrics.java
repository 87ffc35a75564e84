package org.rnn4j.serve.api;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;
import org.rnn4j.serve.batch.StepListener;
import org.rnn4j.serve.http.Answer;
import org.rnn4j.serve.http.AnswerListener;

/** Figures of a server in the text format of Prometheus. Thread-safe. */
public final class Metrics implements StepListener, AnswerListener {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests = Histogram.builder()
            .name("rnn4j_request_seconds")
            .help("Time from a request to its answer.")
            .labelNames("route", "status")
            .classicUpperBounds(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 60)
            .classicOnly()
            .register(registry);
    private final Histogram steps = Histogram.builder()
            .name("rnn4j_step_seconds")
            .help("Time of one step of a language model for all its streams.")
            .classicUpperBounds(0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5)
            .classicOnly()
            .register(registry);
    private final Histogram streams = Histogram.builder()
            .name("rnn4j_step_streams")
            .help("Streams that are stepped together.")
            .classicUpperBounds(1, 2, 4, 8, 16, 32, 64, 128, 256)
            .classicOnly()
            .register(registry);
    private final Counter tokens = Counter.builder()
            .name("rnn4j_tokens_total")
            .help("Tokens that language models have read.")
            .register(registry);
    private final Counter inputs = Counter.builder()
            .name("rnn4j_predictions_total")
            .help("Inputs that were predicted.")
            .register(registry);

    /** Adds a figure that is asked for when it is needed. */
    public void gauge(String name, String help, IntSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsInt()))
                .register(registry);
    }

    @Override
    public void stepped(int together, long nanos) {
        steps.observe(nanos / 1e9);
        streams.observe(together);
        tokens.inc(together);
    }

    @Override
    public void answered(String route, int status, long nanos) {
        requests.labelValues(route, Integer.toString(status)).observe(nanos / 1e9);
    }

    void predicted(int count) {
        inputs.inc(count);
    }

    /** All figures. */
    public Answer answer() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape(), EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return new Answer(200, PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
    }
}
