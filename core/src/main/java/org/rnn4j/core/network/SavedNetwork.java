package org.rnn4j.core.network;

import java.io.IOException;
import java.util.zip.ZipOutputStream;

/** A network in the form in which a bundle holds it: its configuration, its parameters and its updater's state. */
public interface SavedNetwork {

    /** Number of parameters. */
    long parameters();

    /** Writes the entries of a bundle that hold it; the zip stays open. */
    void writeTo(ZipOutputStream zip) throws IOException;
}
