package org.rnn4j.cli.predict;

import java.io.IOException;
import java.io.LineNumberReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.forecast.Forecast;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;

/**
 * Predictions requests in their order. They are gathered into batches, but nobody waits for a full one: where the input
 * pauses, what has come so far is answered.
 */
final class Answering {
    private final SequencePredictor model;
    private final PredictionCodec codec;
    private final How how;
    private final PrintWriter out;
    private final List<Request> waiting = new ArrayList<>();
    private long answered;
    private final List<String> skipped = new ArrayList<>();

    /**
     * What the user asks for.
     *
     * @param batch requests that are answered together at most
     * @param probabilities whether all are wanted, not only the best
     * @param skip whether a request that cannot be read is left out, rather than the end of all
     */
    record How(PredictionFormat format, boolean probabilities, int batch, boolean skip) {}

    Answering(SequencePredictor model, PredictionCodec codec, How how, PrintWriter out) {
        this.model = model;
        this.codec = codec;
        this.how = how;
        this.out = out;
    }

    void begin() {
        out.print(how.format().header(codec.columns(how.probabilities())));
        out.flush();
    }

    /**
     * Predictions all of one input.
     *
     * @param where its name, for errors
     * @return whether anybody still reads the answers
     * @throws UserException for what cannot be read, after what came before it was answered
     */
    boolean answer(LineNumberReader in, String where) {
        try {
            return answerAll(in, codec.requests(in, where));
        } catch (IOException e) {
            throw unreadable(in, where, e);
        } catch (UncheckedIOException e) {
            throw unreadable(in, where, e.getCause());
        }
    }

    private boolean answerAll(LineNumberReader in, Iterator<Request> requests) throws IOException {
        String last = "";
        while (true) {
            try {
                if (!requests.hasNext()) {
                    return answerWaiting();
                }
                waiting.add(requests.next());
            } catch (UserException e) {
                boolean moves = !e.getMessage().equals(last); // else it would fail for ever
                if (!how.skip() || !moves) {
                    answerWaiting();
                    throw e;
                }
                last = e.getMessage();
                skipped.add(last);
            }
            if ((waiting.size() >= how.batch() || !in.ready()) && !answerWaiting()) {
                return false;
            }
        }
    }

    private boolean answerWaiting() {
        if (!waiting.isEmpty()) {
            Predictions answers = Forecast.predict(model, codec.encode(waiting), codec.rollout(waiting))
                    .predictions();
            StringBuilder lines = new StringBuilder();
            for (Prediction answer : codec.decode(waiting, answers, how.probabilities())) {
                lines.append(how.format().write(answer));
            }
            out.print(lines);
            answered += waiting.size();
            waiting.clear();
        }
        return !out.checkError(); // which flushes; an error is a pipe that was closed
    }

    private static UserException unreadable(LineNumberReader in, String where, IOException e) {
        String after = in.getLineNumber() == 0 ? "" : " after line " + in.getLineNumber();
        return new UserException("%s cannot be read%s: %s".formatted(where, after, IoReason.of(e)), e);
    }

    long answered() {
        return answered;
    }

    /** Why each request that was left out could not be read. */
    List<String> skipped() {
        return skipped;
    }
}
