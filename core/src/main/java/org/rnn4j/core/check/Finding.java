package org.rnn4j.core.check;

/**
 * The result of a check.
 *
 * @param check name of the check
 * @param figure the value that was measured; NaN if the check was skipped
 * @param bound the largest value that passes; NaN if the check was skipped
 * @param measured the name of the figure; empty if the check was skipped
 * @param note advice if the check failed, the reason if it was skipped; otherwise empty
 */
public record Finding(String check, Verdict verdict, double figure, double bound, String measured, String note) {
    /** The outcome of a check. */
    public enum Verdict {
        PASS,
        FAIL,
        SKIP
    }

    /** A figure that passes if it is at most the bound; NaN fails. */
    public static Finding atMost(String check, double figure, double bound, String measured, String advice) {
        boolean passes = figure <= bound;
        return new Finding(check, passes ? Verdict.PASS : Verdict.FAIL, figure, bound, measured, passes ? "" : advice);
    }

    /** A check that does not apply, or lacks what it needs. */
    public static Finding skipped(String check, String reason) {
        return new Finding(check, Verdict.SKIP, Double.NaN, Double.NaN, "", reason);
    }

    public boolean failed() {
        return verdict == Verdict.FAIL;
    }
}
