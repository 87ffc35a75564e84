package org.rnn4j.cli.terminal;

/** How the user calls this program. */
public final class Program {
    private Program() {}

    /** What the launcher was called as, or {@code rnn4j}. */
    public static String name() {
        return System.getProperty("rnn4j.command", "rnn4j");
    }
}
