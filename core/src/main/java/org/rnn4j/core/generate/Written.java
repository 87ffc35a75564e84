package org.rnn4j.core.generate;

import java.util.function.Consumer;

/** The text so far, which ends with the stop string if that occurs. */
final class Written {
    private final StringBuilder text = new StringBuilder();
    private final String stop;
    private final Consumer<String> pieces;
    private boolean stopped;

    Written(String stop, Consumer<String> pieces) {
        this.stop = stop;
        this.pieces = pieces;
    }

    void add(String piece) {
        if (stopped || piece.isEmpty()) {
            return;
        }
        int before = text.length();
        text.append(piece);
        int at = stop.isEmpty() ? -1 : text.indexOf(stop, Math.max(0, before - stop.length() + 1));
        if (at >= 0) {
            stopped = true;
            text.setLength(at + stop.length());
        }
        pieces.accept(text.substring(before));
    }

    boolean stopped() {
        return stopped;
    }

    String text() {
        return text.toString();
    }
}
