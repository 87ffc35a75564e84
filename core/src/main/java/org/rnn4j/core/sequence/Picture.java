package org.rnn4j.core.sequence;

import java.util.List;

/** A picture or a film of a data set, to look at. */
public interface Picture {

    /** Its name, separated by slashes. */
    String name();

    /** The text or the class that belongs to it. */
    String target();

    /** PNG files of it as the network sees it, one per frame. */
    List<byte[]> frames();
}
