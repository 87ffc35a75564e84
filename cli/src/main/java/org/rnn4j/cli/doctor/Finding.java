package org.rnn4j.cli.doctor;

import java.util.Locale;

/**
 * The result of one check.
 *
 * @param what name of the check
 * @param state outcome
 * @param value the finding
 * @param mend how to fix it, {@code mend} in JSON; empty if there is nothing to fix
 */
record Finding(String what, State state, String value, String mend) {

    enum State {
        /** Fine. */
        OK,
        /** Missing, but not required. */
        OPTIONAL,
        /** Prevents rnn4j from running. */
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
