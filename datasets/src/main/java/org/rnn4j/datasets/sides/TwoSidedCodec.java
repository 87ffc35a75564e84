package org.rnn4j.datasets.sides;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.Hearing;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.Padding;
import org.rnn4j.datasets.sides.RequestForm.Item;
import org.rnn4j.datasets.sides.TargetSide.Asked;

/**
 * A codec of a source side and a target side. Immutable.
 *
 * @param format name of the codec, which is also its {@code data.type}
 * @param form form of requests besides one a line, from the model's job; not saved with the codec
 */
public record TwoSidedCodec<S, T>(String format, SourceSide<S> source, TargetSide<T> target, Optional<RequestForm> form)
        implements PredictionCodec {

    /** A codec whose requests are lines. */
    public TwoSidedCodec(String format, SourceSide<S> source, TargetSide<T> target) {
        this(format, source, target, Optional.empty());
    }

    /**
     * The codec of a trained model.
     *
     * @param type {@code data.type} to open with the codec
     * @throws UserException if the model was trained on another kind of data
     */
    @SuppressWarnings("unchecked") // the format determines the sides
    public static <S, T> TwoSidedCodec<S, T> fitted(Codec fitted, String type) {
        if (fitted instanceof TwoSidedCodec<?, ?> codec && codec.format().equals(type)) {
            return (TwoSidedCodec<S, T>) codec;
        }
        throw new UserException("data.type = %s, but the model's codec is \"%s\"; use the model's own data"
                .formatted(type, fitted.format()));
    }

    /** The same codec for requests in the form of a job's files, too. */
    public TwoSidedCodec<S, T> reading(Optional<RequestForm> requests) {
        return new TwoSidedCodec<>(format, source, target, requests);
    }

    /** The same codec with another target side. */
    TwoSidedCodec<S, T> with(TargetSide<T> other) {
        return new TwoSidedCodec<>(format, source, other, form);
    }

    @Override
    public Iterator<Request> requests(RequestInput in) {
        return Requests.of(this, in);
    }

    @Override
    public boolean isRequest(Path file) {
        return form.isPresent() && form.get().isFile(file);
    }

    @Override
    public boolean namesFiles() {
        return source.namesFiles();
    }

    @Override
    public Optional<Hearing> hearing() {
        return source.hearing();
    }

    @Override
    public Request request(String name, SequenceValues encoded) {
        return new Asked(source, name, encoded, Tokens.NONE, Map.of());
    }

    /**
     * Encodes a request.
     *
     * @param line line of the request, shown with its prediction
     * @param origin file and line, for the error
     */
    public Request asked(String line, S item, String origin) {
        return asked(new Item(line, line, origin, Map.of()), item);
    }

    Request asked(Item request, S item) {
        SequenceValues encoded = source.encode(item, request.at());
        String shown = source.isShown() ? request.text() : request.name();
        return new Asked(source, shown, encoded, source.tokens(item, encoded), request.others());
    }

    @Override
    public Tokens tokens(Request request) {
        return ((Asked) request).known();
    }

    @Override
    public List<byte[]> pictures(Request request) {
        return source.pictures(((Asked) request).encoded());
    }

    @Override
    public Conversation conversation() {
        return source.conversation(this).orElseGet(PredictionCodec.super::conversation);
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        List<SequenceValues> encoded =
                requests.stream().map(request -> ((Asked) request).encoded()).toList();
        int[] lengths = Padding.steps(encoded);
        int[] all = IntStream.range(0, requests.size()).toArray();
        return new SequenceBatch(
                Padding.together(encoded),
                new SequenceValues.None(all.length),
                lengths[0] == 0 ? null : lengths,
                false,
                all);
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions predictions, boolean probabilities) {
        return IntStream.range(0, requests.size())
                .mapToObj(b -> target.decode((Asked) requests.get(b), predictions, b, probabilities))
                .toList();
    }

    @Override
    public List<SpokenWord> align(String text, float[][] labels) {
        return target.align(text, labels);
    }

    @Override
    public Prediction aligned(Request request, String text, float[][] labels) {
        return target.aligned((Asked) request, text, labels);
    }

    @Override
    public Optional<TextCodec> read() {
        return source.texts();
    }

    @Override
    public Optional<TextCodec> written() {
        return target.written();
    }

    @Override
    public List<String> columns(boolean probabilities) {
        return target.columns(source, probabilities);
    }

    @Override
    public Optional<InputSpec> input() {
        return Optional.of(source.input());
    }

    @Override
    public Optional<OutputSpec> output() {
        return Optional.of(target.output(List.of()));
    }

    @Override
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        source.write(json);
        target.write(json);
        source.writeAfterTarget(json);
        return json;
    }
}
