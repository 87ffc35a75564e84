package org.rnn4j.datasets.sides;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.RequestInput;

/** The form in which the files of a job hold items, where that is not one item a line. Immutable. */
public interface RequestForm {

    /** Whether an input holds requests in this form, by its name alone. */
    boolean isNamed(RequestInput in);

    /** Whether an input without such a name holds requests in this form, by its first line. */
    boolean begins(String first);

    /**
     * The items of an input, in order. After an error the iterator continues behind the item that it could not read.
     *
     * @throws org.rnn4j.core.error.UserException if the input is not in this form; from the iterator, if an item cannot be
     *     read, with its line
     */
    Iterator<Item> items(RequestInput in);

    /** Keys of a JSON object whose values an item is made of; empty if it is one value with the noun of its side. */
    default List<String> keys() {
        return List.of();
    }

    /** Whether a file or folder is requests itself, such as a recording, rather than text with requests. */
    default boolean isFile(Path path) {
        return false;
    }

    /** Completes an item from the input that it came in and from its other values. */
    default Item complete(RequestInput in, Item item) {
        return item;
    }

    /** Words for the form, such as {@code a table}. */
    String words();

    /**
     * An item of a request.
     *
     * @param text the item as a {@link SourceSide} parses it
     * @param name name of the request in predictions that do not show its text
     * @param at file and line, for errors
     * @param others values that came with it; see {@link
     *     org.rnn4j.core.sequence.PredictionCodec.Request#others}
     */
    record Item(String text, String name, String at, Map<String, JsonNode> others) {}
}
