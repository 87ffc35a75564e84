package org.rnn4j.cli.predict;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.rnn4j.cli.terminal.Terminal;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.HeardClass;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.Hearing.Sound;
import picocli.CommandLine.Option;

/** Options for sound that arrives while it is read. */
final class StreamOptions {
    private static final String STANDARD_INPUT = "standard input";

    @Option(
            names = "--stream",
            description =
                    "Read sound from standard input while it arrives: a WAV, AIFF or AU file that may still grow, or --pcm. A"
                            + " transcript is written word by word as it settles, and classes as --threshold says.")
    boolean stream;

    @Option(
            names = "--pcm",
            paramLabel = "HZ",
            description =
                    "With --stream: standard input has no header; it is one channel of 16-bit integers, the low byte first,"
                            + " at this number of samples per second.")
    Integer pcm;

    @Option(names = "--microphone", description = "Read sound from the microphone, until Ctrl+C; implies --stream.")
    boolean microphone;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description =
                    "With --stream and a classifier: write a class when its probability reaches P, and again only after it fell"
                            + " below.")
    Double threshold;

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            description =
                    "With --threshold: length of the windows that are classified, each as a recording of its own; default 1,"
                            + " should be about as long as the recordings of training.")
    Double window;

    @Option(
            names = "--hop",
            paramLabel = "SECONDS",
            description = "With --threshold: time between the starts of two windows; default 0.1.")
    Double hop;

    /** Whether sound is to be read while it arrives. */
    boolean areGiven() {
        boolean isOn = stream || microphone;
        if (!isOn && (pcm != null || threshold != null || window != null || hop != null)) {
            String option =
                    pcm != null ? "--pcm" : threshold != null ? "--threshold" : window != null ? "--window" : "--hop";
            throw new UserException("%s is for sound that arrives; add --stream".formatted(option));
        }
        return isOn;
    }

    /**
     * Reads sound to its end and writes the words or classes.
     *
     * @param inputs files of the command line
     */
    void run(Predictor predictor, List<String> inputs, PredictionFormat format, PrintWriter out, PrintWriter err) {
        if (!inputs.equals(List.of(Inputs.STANDARD))) {
            throw new UserException("--stream reads standard input, not %s; use --stream < %s, or leave --stream out"
                    .formatted(inputs.get(0), inputs.get(0)));
        }
        if (microphone && pcm != null) {
            throw new UserException("--pcm %d, but --microphone has a rate of its own; leave one out".formatted(pcm));
        }
        if (pcm != null) {
            Require.inRange("--pcm", pcm, 100, 768_000);
        }
        if (threshold == null && (window != null || hop != null)) {
            throw new UserException("%s needs --threshold".formatted(window != null ? "--window" : "--hop"));
        }
        if (microphone) {
            Microphone.listen(predictor.hearing().rate(), sound -> hear(predictor, sound, format, out, err));
        } else {
            hear(predictor, new Sound(STANDARD_INPUT, standardInput(), pcm == null ? 0 : pcm), format, out, err);
        }
    }

    private static InputStream standardInput() {
        return new FilterInputStream(System.in) {
            @Override
            public void close() {} // it belongs to the process
        };
    }

    private void hear(Predictor predictor, Sound sound, PredictionFormat format, PrintWriter out, PrintWriter err) {
        double seconds;
        long begin = System.nanoTime();
        if (threshold == null) {
            boolean isOverwritten = format == PredictionFormat.TEXT && Terminal.isShown();
            seconds = new LiveWords(format, isOverwritten, out).write(predictor.transcribe(sound));
        } else {
            Require.inRange("--threshold", threshold, 1e-6, 1);
            double length = window == null ? 1 : window;
            double step = hop == null ? Math.min(0.1, length) : hop;
            Require.inRange("--window", length, 0.01, 3600);
            Require.inRange("--hop", step, 0.001, length);
            Iterator<HeardClass> windows = predictor.classify(sound, length, step);
            seconds = new LiveClasses(format, threshold, out).write(windows);
        }
        double taken = (System.nanoTime() - begin) / 1e9;
        err.printf(Locale.ROOT, "%,.1f s of sound in %,.1f s%n", seconds, taken);
    }
}
