package org.rnn4j.cli.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param what the thing
 * @param state how it is
 * @param value what was found
 * @param mend what to do about it; empty where nothing need be done
 */
record Finding(String what, State state, String value, String mend) {

    enum State {
        /** As it should be. */
        OK,
        /** Works without it, but less well or not everywhere. */
        OPTIONAL,
        /** rnn4j does not work like this. */
        BROKEN;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String what, String value) {
        return new Finding(what, State.OK, value, "");
    }

    static Finding optional(String what, String value, String mend) {
        return new Finding(what, State.OPTIONAL, value, mend);
    }

    static Finding broken(String what, String value, String mend) {
        return new Finding(what, State.BROKEN, value, mend);
    }
}
