package org.rnn4j.serve.model;

import java.time.Instant;
import java.util.Optional;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.serve.batch.StepListener;
import org.rnn4j.serve.batch.Stepper;

/**
 * One version of a model in use. Whoever uses it retains it first and releases it afterwards; a model that was replaced is closed when
 * nobody uses it any more. Thread-safe.
 */
public final class LoadedModel {
    private final String name;
    private final String fingerprint;
    private final Instant loadedAt;
    private final Predictor predictor;
    private final Optional<Stepper> stepper;
    private int users = 1; // the registry; guarded by this

    LoadedModel(String name, String fingerprint, Instant loadedAt, Predictor predictor, StepListener listener) {
        this.name = name;
        this.fingerprint = fingerprint;
        this.loadedAt = loadedAt;
        this.predictor = predictor;
        stepper = predictor.language().map(language -> new Stepper(language, "steps of " + name, listener));
    }

    public String name() {
        return name;
    }

    /** SHA-256 of the file, in hexadecimal. */
    public String fingerprint() {
        return fingerprint;
    }

    public Instant loadedAt() {
        return loadedAt;
    }

    public Predictor predictor() {
        return predictor;
    }

    /** Steps the language model; empty for another model. */
    public Optional<Stepper> stepper() {
        return stepper;
    }

    /** The codec of a language model. */
    public TextCodec text() {
        return predictor.textCodec();
    }

    /** Keeps the model open for one more user; false if it was closed. */
    public synchronized boolean retain() {
        if (users == 0) {
            return false;
        }
        users++;
        return true;
    }

    /** Ends one use. */
    public void release() {
        boolean last;
        synchronized (this) {
            last = --users == 0;
        }
        if (last) { // perhaps on the thread of the stepper, for which closing waits
            new Thread(this::close, "closing " + name).start();
        }
    }

    private void close() {
        stepper.ifPresent(Stepper::close);
        predictor.close();
    }
}
