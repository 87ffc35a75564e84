package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns blocks of a job file into records and back, strictly. A component {@code hiddenSize} is the key
 * {@code hidden-size}; {@link Default} gives its value if the user sets none. Components may be {@code int},
 * {@code long}, {@code double}, {@code boolean}, {@code String}, {@code Path}, {@code Duration} ({@code 1h30m}), enums
 * ({@code BASIC_RNN} is {@code basic-rnn}), {@code ObjectNode}, other records, sealed interfaces of records (a
 * {@code type:} key names the variant), open interfaces whose records are services of the class path, and {@code List}s of
 * these. The keys of a {@link Flat} record or variant are in its parent's block.
 */
public final class Binder {
    private Binder() {}

    /**
     * Reads a record from a block.
     *
     * @param prefix key of the block, such as {@code data}, for errors
     * @throws org.rnn4j.core.error.UserException for an unknown or missing key and for a value of a wrong type;
     *     exceptions of the record's constructor are passed on
     */
    public static <R extends Record> R bind(ObjectNode block, Class<R> type, String prefix) {
        return new TreeReader(new Origins(), name -> KnownKeys.find(type, name)).record(block, type, prefix);
    }

    /** The block of a record; {@link #bind} reads it back as an equal record. */
    public static ObjectNode toTree(Record record) {
        return TreeWriter.record(record);
    }
}
