package org.rnn4j.cli.terminal;

/** The name by which the user calls this program. */
public final class Program {
    private Program() {}

    /** The path of the launcher as the user typed it, or {@code rnn4j}. */
    public static String name() {
        return System.getProperty("rnn4j.command", "rnn4j");
    }
}
