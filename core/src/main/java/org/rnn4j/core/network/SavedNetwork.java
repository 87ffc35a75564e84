package org.rnn4j.core.network;

import java.io.IOException;
import java.util.List;
import java.util.Map;
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
         * @param entries entries of a bundle by name; includes all {@link #entries()}
         */
        SavedNetwork read(Map<String, byte[]> entries) throws IOException;
    }
}
