package org.rnn4j.cli.predict;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.cli.picture.AttentionSheet;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.BadRequest;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.RequestInput;

/**
 * Writes predictions in the order of the requests. Requests are collected into batches; if the input pauses, an incomplete
 * batch is run at once.
 */
final class PredictionLoop {
    private final Predictor predictor;
    private final PredictionCodec codec;
    private final How how;
    private final PrintWriter out;
    private final List<Entry> waiting = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final UnknownTokens unknown = new UnknownTokens();
    private final List<String> columns;
    private Kept kept; // null before the header
    private long predicted;

    /**
     * The user's options.
     *
     * @param batch maximum batch size
     * @param probabilities whether to write all probabilities, not only the best
     * @param keep whether to write the other values of requests beside their predictions
     * @param skip whether to skip a request that cannot be read, rather than to fail
     * @param known known texts to align, instead of predictions
     * @param sheet page of captions that predictions are added to
     */
    record How(
            PredictionFormat format,
            boolean probabilities,
            boolean keep,
            int batch,
            boolean skip,
            Optional<KnownText> known,
            Optional<AttentionSheet> sheet) {}

    /**
     * A request as read.
     *
     * @param request null if it cannot be read, or not aligned with its known text
     * @param aligned its words; null if there is no known text
     * @param problem null if there is none
     */
    private record Entry(Request request, Prediction aligned, String problem, Map<String, JsonNode> others) {}

    PredictionLoop(Predictor predictor, How how, PrintWriter out) {
        this.predictor = predictor;
        codec = predictor.predictionCodec();
        columns = codec.columns(how.probabilities());
        this.how = how;
        this.out = out;
    }

    /**
     * Opens the requests of an input.
     *
     * @throws UserException if it is not in a form of requests
     */
    Iterator<Request> open(RequestInput in) {
        return codec.requests(in);
    }

    /**
     * Writes predictions for all requests of one input.
     *
     * @return whether the output is still open
     * @throws UserException if a request cannot be read, after the predictions for those before it
     */
    boolean run(RequestInput in, Iterator<Request> requests) {
        String last = "";
        while (true) {
            Request request = null;
            try {
                if (!requests.hasNext()) {
                    return writeWaiting();
                }
                request = requests.next();
            } catch (UserException e) {
                boolean moves = !e.getMessage().equals(last); // else it would fail for ever
                if (!how.skip() || !moves) {
                    writeWaiting();
                    throw e;
                }
                last = e.getMessage();
                waiting.add(skipped(last, e instanceof BadRequest bad ? bad.others() : Map.of()));
            }
            if (request != null) {
                waiting.add(entry(request));
            }
            if ((waiting.size() >= how.batch() || !in.isReady()) && !writeWaiting()) {
                return false;
            }
        }
    }

    /** A request, aligned at once if there is a known text, so that those before it are written if that fails. */
    private Entry entry(Request request) {
        try {
            Prediction aligned =
                    how.known().map(known -> known.aligned(predictor, request)).orElse(null);
            return new Entry(request, aligned, null, request.others());
        } catch (UserException e) {
            if (how.skip() && e instanceof BadRequest bad) {
                return skipped(e.getMessage(), bad.others());
            }
            writeWaiting();
            throw e;
        }
    }

    private Entry skipped(String problem, Map<String, JsonNode> others) {
        skipped.add(problem);
        return new Entry(null, null, problem, others);
    }

    /** Writes the header of a table unless it is written. */
    void end() {
        if (kept == null) {
            kept = kept();
            out.print(how.format().header(columns()));
            out.flush();
        }
    }

    private Kept kept() {
        List<String> names = waiting.stream()
                .map(Entry::others)
                .filter(others -> how.keep() && !others.isEmpty())
                .findFirst()
                .map(others -> List.copyOf(others.keySet()))
                .orElse(List.of());
        return new Kept(names, codec.columns(true));
    }

    private List<String> columns() {
        List<String> all = new ArrayList<>(kept.columns());
        all.addAll(columns);
        return all;
    }

    private boolean writeWaiting() {
        if (!waiting.isEmpty()) {
            end();
            List<Request> readable = waiting.stream()
                    .filter(entry -> entry.request() != null)
                    .map(Entry::request)
                    .toList();
            Iterator<Prediction> predictions = predictions(readable);
            StringBuilder lines = new StringBuilder();
            for (Entry entry : waiting) {
                Map<String, JsonNode> beside = beside(entry.others());
                lines.append(
                        entry.request() == null
                                ? how.format().skipped(entry.problem(), columns.size(), beside)
                                : how.format().write(predictions.next(), beside));
            }
            out.print(lines);
            readable.forEach(request -> unknown.add(codec.tokens(request)));
            predicted += readable.size();
            waiting.clear();
        }
        return !out.checkError(); // which flushes; an error is a pipe that was closed
    }

    private Iterator<Prediction> predictions(List<Request> readable) {
        if (how.known().isPresent()) {
            return waiting.stream().map(Entry::aligned).filter(Objects::nonNull).iterator();
        }
        if (readable.isEmpty()) {
            return List.<Prediction>of().iterator();
        }
        List<Prediction> predictions = predictor.predict(readable, how.probabilities());
        how.sheet().ifPresent(sheet -> show(sheet, readable, predictions));
        return predictions.iterator();
    }

    private void show(AttentionSheet sheet, List<Request> requests, List<Prediction> predictions) {
        for (int i = 0; i < requests.size(); i++) {
            if (predictions.get(i).value() instanceof PredictedValue.Texts texts) {
                List<byte[]> pictures = sheet.hasRoom() ? codec.pictures(requests.get(i)) : List.of();
                String name = predictions.get(i).json().path("path").asText();
                sheet.add(new AttentionSheet.Captioned(
                        name, pictures, texts.best().get(0), List.of()));
            }
        }
    }

    private Map<String, JsonNode> beside(Map<String, JsonNode> others) {
        if (!how.keep()) {
            return Map.of();
        }
        return how.format() == PredictionFormat.CSV ? kept.rowOf(others) : kept.anyOf(others);
    }

    long predicted() {
        return predicted;
    }

    /** The error of each request that was skipped. */
    List<String> skipped() {
        return skipped;
    }

    UnknownTokens unknown() {
        return unknown;
    }

    /** Whether values of requests were to be kept, but there were none. */
    boolean keptNothing() {
        return how.keep() && kept != null && kept.names().isEmpty();
    }
}
