package org.rnn4j.core.sequence;

/** A recording of a data set, to look at and to listen to. */
public interface Recording {

    /** Its name, separated by slashes; that of a part has its times. */
    String name();

    /** The text or the class that belongs to it. */
    String target();

    /** Its features over time before normalisation, {@code [frames][features]}. */
    double[][] picture();

    /** A WAV file of it, as the network hears it: mono, at the rate of the job. */
    byte[] wave();

    /** Seconds between the starts of two time steps of the network. */
    double stepSeconds();
}
