package org.rnn4j.core.network;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipOutputStream;

/** A network in the form that bundles hold: its configuration, its parameters and the state of its updater. */
public interface SavedNetwork {

    /** Number of parameters. */
    long parameters();

    /** Writes the network's entries of a bundle; the zip stays open. */
    void writeTo(ZipOutputStream zip) throws IOException;

    /** Reads networks of one kind from bundles. */
    interface Format {
        /** Names of the entries that a bundle must have. */
        List<String> entries();

        /**
         * Reads what {@link #writeTo} wrote.
         *
         * @param entries entries of a bundle, which has all {@link #entries()}
         */
        SavedNetwork read(Entries entries) throws IOException;
    }

    /** The entries of a bundle. Any program may have written them: check sizes before memory is taken for them. */
    interface Entries {
        /** Whether there is such an entry. */
        boolean has(String name);

        /** Number of bytes that an entry takes in the file, compressed. */
        long storedSize(String name);

        /**
         * The content of an entry.
         *
         * @param limit maximum number of bytes
         * @throws IOException if the entry is larger or damaged
         */
        byte[] read(String name, long limit) throws IOException;
    }
}
