package org.rnn4j.core.network;

import java.io.IOException;
import java.util.zip.ZipOutputStream;

/** A network in the form that bundles hold: its configuration, its parameters and the state of its updater. */
public interface SavedNetwork {

    /** Number of parameters. */
    long parameters();

    /** Writes the network's entries of a bundle; the zip stays open. */
    void writeTo(ZipOutputStream zip) throws IOException;
}
