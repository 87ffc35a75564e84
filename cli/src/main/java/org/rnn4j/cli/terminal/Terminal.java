package org.rnn4j.cli.terminal;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Tells terminals from files and pipes. */
public final class Terminal {
    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private Terminal() {}

    /** Whether standard error is a terminal. */
    static boolean isInteractive() {
        return isTerminal(STANDARD_ERROR);
    }

    /** Whether standard output is a terminal. */
    public static boolean isShown() {
        return isTerminal(STANDARD_OUTPUT);
    }

    /** Whether standard input is a terminal. */
    public static boolean isTyped() {
        return isTerminal(STANDARD_INPUT);
    }

    /** Asks the C library, since {@code System.console} differs between Java versions and does not cover standard error. */
    private static boolean isTerminal(int stream) {
        String terminal = System.getenv("TERM");
        if ("dumb".equals(terminal) || (terminal == null && !Platform.isWindows())) {
            return false;
        }
        try {
            return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
                            .getFunction(Platform.isWindows() ? "_isatty" : "isatty")
                            .invokeInt(new Object[] {stream})
                    != 0;
        } catch (UnsatisfiedLinkError e) {
            return false; // plain lines are right anywhere
        }
    }
}
