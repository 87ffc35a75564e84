package org.rnn4j.datasets.sides;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictionCodec.BadRequest;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.sides.RequestForm.Item;

/**
 * Requests of an input for a two-sided codec. A file is in the form that its name shows: JSON lines, or that of the job's
 * files. Another input is in the form of the job's files if its first line shows that; otherwise each line is a request.
 */
public final class Requests<S> implements Iterator<Request> {
    private final TwoSidedCodec<S, ?> codec;
    private final RequestInput in;
    private final Iterator<Item> items;

    private Requests(TwoSidedCodec<S, ?> codec, RequestInput in, Iterator<Item> items) {
        this.codec = codec;
        this.in = in;
        this.items = items;
    }

    static <S> Iterator<Request> of(TwoSidedCodec<S, ?> codec, RequestInput in) {
        return new Requests<>(codec, in, items(in, codec.form(), codec.source().noun()));
    }

    /**
     * The items of an input.
     *
     * @param form form of the job's files, if it is not one item a line
     * @param noun key of an item in JSON lines
     */
    public static Iterator<Item> items(RequestInput in, Optional<RequestForm> form, String noun) {
        List<String> keys =
                form.map(RequestForm::keys).filter(names -> !names.isEmpty()).orElse(List.of(noun));
        if (in.isFile()) {
            return form.orElseThrow().items(in);
        }
        return switch (in.form()) {
            case LINES -> new Lines(in);
            case JSON -> new JsonItems(in, keys);
            case JOB -> form.isPresent() ? form.get().items(in) : new Lines(in);
            case AUTO -> in.isNamed(JsonItems.ENDINGS) ? new JsonItems(in, keys) : found(in, form);
        };
    }

    private static Iterator<Item> found(RequestInput in, Optional<RequestForm> form) {
        if (form.isEmpty()) {
            if (RequestTable.isTable(in)) {
                throw new UserException(
                        "%s is named like a table, but data.format of the model's job is none; use --input-format lines for one request a line"
                                .formatted(in.name()));
            }
            return new Lines(in);
        }
        if (form.get().isNamed(in)) {
            return form.get().items(in);
        }
        String first = in.peek(0);
        if (first == null) {
            return new Lines(in);
        }
        boolean begins = form.get().begins(first);
        in.note(
                begins
                        ? "is read as %s, by its first line; --input-format lines reads one request a line"
                                .formatted(form.get().words())
                        : "is read as one request a line; --input-format job reads %s"
                                .formatted(form.get().words()));
        return begins ? form.get().items(in) : new Lines(in);
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public Request next() {
        Item read = items.next();
        try {
            Item item = codec.form().map(form -> form.complete(in, read)).orElse(read);
            String text = item.text().strip();
            return codec.asked(item, codec.source().request(text, item.at()));
        } catch (UserException e) {
            throw new BadRequest(e, read.others());
        }
    }

    /** Items with one line each. */
    private record Lines(RequestInput in) implements Iterator<Item> {

        @Override
        public boolean hasNext() {
            return in.peek(0) != null;
        }

        @Override
        public Item next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String line = in.readLine();
            return new Item(line, String.valueOf(in.line()), in.at(), Map.of());
        }
    }
}
