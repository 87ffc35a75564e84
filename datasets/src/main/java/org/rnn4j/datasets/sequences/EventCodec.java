package org.rnn4j.datasets.sequences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictedValue.Surprise;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.NextTokens;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.datasets.sides.RequestForm.Item;
import org.rnn4j.datasets.sides.Requests;

/**
 * Codec between sequences of events and ids: 0 is the boundary of a sequence, then the symbols of the training split in order; the
 * last id is for all others. Immutable.
 */
final class EventCodec implements PredictionCodec {
    static final String FORMAT = "sequences";
    static final int BOUNDARY = 0;
    private static final String END = "(end)";
    private static final int SCORED = 2;

    private final Fitted fitted;
    private final Map<String, Integer> idOf = new HashMap<>();

    /**
     * Values saved with the model.
     *
     * @param format format of the files, for requests
     * @param symbols in the order of their ids
     * @param threshold nats of the two least likely events above which a sequence raises an alarm; 0 = not calibrated
     */
    record Fitted(EventFormat format, List<String> symbols, double threshold) {
        Fitted {
            symbols = List.copyOf(symbols);
            if (symbols.isEmpty() || !(threshold >= 0)) {
                throw new UserException("%d symbols, threshold %s".formatted(symbols.size(), threshold));
            }
        }
    }

    EventCodec(Fitted fitted) {
        this.fitted = fitted;
        fitted.symbols().forEach(symbol -> idOf.put(symbol, 1 + idOf.size()));
    }

    EventCodec withThreshold(double threshold) {
        return new EventCodec(new Fitted(fitted.format(), fitted.symbols(), threshold));
    }

    /** Nats above which the two least likely events of a sequence raise an alarm; 0 = not calibrated. */
    double threshold() {
        return fitted.threshold();
    }

    int vocabulary() {
        return fitted.symbols().size() + 2;
    }

    int unknownId() {
        return fitted.symbols().size() + 1;
    }

    int[] ids(List<String> symbols) {
        return symbols.stream()
                .mapToInt(symbol -> idOf.getOrDefault(symbol, unknownId()))
                .toArray();
    }

    private String symbol(int id) {
        return id == BOUNDARY
                ? END
                : id == unknownId() ? "(unknown)" : fitted.symbols().get(id - 1);
    }

    /**
     * How unusual a sequence is.
     *
     * @param b its place in the batch of predictions
     */
    Surprise surprise(List<String> symbols, NextTokens next, int b) {
        int[] events = ids(symbols);
        List<Double> nats = new ArrayList<>();
        for (int t = 0; t <= events.length; t++) {
            boolean isUnknown = t < events.length && events[t] == unknownId();
            nats.add(isUnknown ? Double.POSITIVE_INFINITY : -next.logProbabilities()[b][t]);
        }
        double largest = Collections.max(nats);
        int worst = nats.indexOf(largest);
        boolean known = Double.isFinite(largest);
        double score = nats.stream()
                .sorted(Comparator.reverseOrder())
                .limit(SCORED)
                .mapToDouble(Double::doubleValue)
                .sum();
        return new Surprise(
                nats,
                nats.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                largest,
                worst + 1,
                worst < symbols.size() ? symbols.get(worst) : END,
                known ? next.ranks()[b][worst] : 0,
                symbol(next.expected()[b][worst]),
                score,
                !known || (threshold() > 0 && score > threshold()));
    }

    @Override
    public Optional<InputSpec> input() {
        return Optional.of(new InputSpec.Tokens(vocabulary()));
    }

    @Override
    public Optional<OutputSpec> output() {
        return Optional.of(new OutputSpec.Tokens(vocabulary()));
    }

    /** A sequence to judge. */
    private record Asked(int number, List<String> symbols, Map<String, JsonNode> others) implements Request {}

    @Override
    public Iterator<Request> requests(RequestInput in) {
        Iterator<Item> items = Requests.items(in, fitted.format().requests(), "events");
        return new Iterator<>() {
            private int number;

            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Request next() {
                Item item = items.next();
                number++;
                if (item.text().isBlank()) {
                    throw new BadRequest(
                            new UserException("%s: an empty line, but a sequence has at least one event; delete it"
                                    .formatted(item.at())),
                            item.others());
                }
                return new Asked(number, List.of(item.text().strip().split("\\s+")), item.others());
            }
        };
    }

    private static List<String> symbols(Request request) {
        return ((Asked) request).symbols();
    }

    @Override
    public Tokens tokens(Request request) {
        List<String> unknown = symbols(request).stream()
                .filter(symbol -> !idOf.containsKey(symbol))
                .toList();
        return new Tokens(symbols(request).size(), unknown.size(), String.join(" ", new LinkedHashSet<>(unknown)));
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        return EventBatch.of(
                requests.stream().map(request -> ids(symbols(request))).toList(), null);
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions predictions, boolean probabilities) {
        List<Prediction> all = new ArrayList<>();
        for (int b = 0; b < requests.size(); b++) {
            Asked asked = (Asked) requests.get(b);
            all.add(prediction(asked.number(), surprise(asked.symbols(), (NextTokens) predictions, b), probabilities));
        }
        return all;
    }

    private static Prediction prediction(int number, Surprise found, boolean everyEvent) {
        String text = String.format(
                Locale.ROOT,
                "%d: %s%s nats an event, score %s: event %d is %s%s, expected %s",
                number,
                found.alarm() ? "alarm, " : "",
                nats(found.mean()),
                nats(found.score()),
                found.worst(),
                found.event(),
                found.rank() == 0 ? ", which is unknown" : " of rank " + found.rank(),
                found.expected());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("line", number).put("alarm", found.alarm());
        put(json, "nats", found.mean());
        put(json, "score", found.score());
        put(json, "largest", found.largest());
        json.put("place", found.worst())
                .put("event", found.event())
                .put("rank", found.rank())
                .put("expected", found.expected());
        if (everyEvent) {
            ArrayNode events = json.putArray("events");
            found.nats().forEach(nats -> events.add(Double.isFinite(nats) ? nats : null));
        }
        List<String> row = List.of(
                String.valueOf(number),
                found.alarm() ? "1" : "0",
                nats(found.mean()),
                nats(found.score()),
                nats(found.largest()),
                String.valueOf(found.worst()),
                found.event(),
                String.valueOf(found.rank()),
                found.expected());
        return new Prediction(found, text, json, List.of(row));
    }

    private static String nats(double nats) {
        return Double.isFinite(nats) ? String.format(Locale.ROOT, "%.4f", nats) : "infinite";
    }

    /** JSON has no infinity; it is null. */
    private static void put(ObjectNode json, String key, double nats) {
        json.put(key, Double.isFinite(nats) ? (Double) nats : null);
    }

    @Override
    public List<String> columns(boolean probabilities) {
        return List.of("line", "alarm", "nats", "score", "largest", "place", "event", "rank", "expected");
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        return Binder.toTree(fitted);
    }
}
