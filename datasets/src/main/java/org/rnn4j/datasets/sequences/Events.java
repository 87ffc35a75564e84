package org.rnn4j.datasets.sequences;

import java.util.List;

/**
 * A sequence of events.
 *
 * @param symbols at least one
 * @param at file and line, for errors
 * @param abnormal whether it is known to be abnormal
 */
record Events(List<String> symbols, String at, boolean abnormal) {
    Events {
        symbols = List.copyOf(symbols);
    }
}
