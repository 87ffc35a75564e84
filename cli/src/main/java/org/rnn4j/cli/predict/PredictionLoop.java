package org.rnn4j.cli.predict;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.io.LineReader;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/**
 * Writes predictions in the order of the requests. Requests are collected into batches; if the input pauses, an incomplete
 * batch is run at once.
 */
final class PredictionLoop {
    private final Predictor predictor;
    private final PredictionCodec codec;
    private final How how;
    private final PrintWriter out;
    private final List<Request> waiting = new ArrayList<>();
    private long predicted;
    private final List<String> skipped = new ArrayList<>();

    /**
     * The user's options.
     *
     * @param batch maximum batch size
     * @param probabilities whether to write all probabilities, not only the best
     * @param skip whether to skip a request that cannot be read, rather than to fail
     */
    record How(PredictionFormat format, boolean probabilities, int batch, boolean skip) {}

    PredictionLoop(Predictor predictor, How how, PrintWriter out) {
        this.predictor = predictor;
        codec = predictor.predictionCodec();
        this.how = how;
        this.out = out;
    }

    void begin() {
        out.print(how.format().header(codec.columns(how.probabilities())));
        out.flush();
    }

    /**
     * Writes predictions for all requests of one input.
     *
     * @param where its name, for errors
     * @return whether the output is still open
     * @throws UserException if a request cannot be read, after the predictions for those before it
     */
    boolean run(LineReader in, String where) {
        try {
            return runAll(in, codec.requests(in, where));
        } catch (IOException e) {
            throw unreadable(in, where, e);
        } catch (UncheckedIOException e) {
            throw unreadable(in, where, e.getCause());
        }
    }

    private boolean runAll(LineReader in, Iterator<Request> requests) throws IOException {
        String last = "";
        while (true) {
            try {
                if (!requests.hasNext()) {
                    return predictWaiting();
                }
                waiting.add(requests.next());
            } catch (UserException e) {
                boolean moves = !e.getMessage().equals(last); // else it would fail for ever
                if (!how.skip() || !moves) {
                    predictWaiting();
                    throw e;
                }
                last = e.getMessage();
                skipped.add(last);
            }
            if ((waiting.size() >= how.batch() || !in.ready()) && !predictWaiting()) {
                return false;
            }
        }
    }

    private boolean predictWaiting() {
        if (!waiting.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            for (Prediction prediction : predictor.predict(waiting, how.probabilities())) {
                lines.append(how.format().write(prediction));
            }
            out.print(lines);
            predicted += waiting.size();
            waiting.clear();
        }
        return !out.checkError(); // which flushes; an error is a pipe that was closed
    }

    private static UserException unreadable(LineReader in, String where, IOException e) {
        String after = in.count() == 0 ? "" : " after line " + in.count();
        return new UserException("%s cannot be read%s: %s".formatted(where, after, IoReason.of(e)), e);
    }

    long predicted() {
        return predicted;
    }

    /** The error of each request that was skipped. */
    List<String> skipped() {
        return skipped;
    }
}
