package org.rnn4j.cli.terminal;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Whether a person is at the other end. */
public final class Terminal {
    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_ERROR = 2;

    private Terminal() {}

    /** Whether a person looks at standard error. */
    static boolean isInteractive() {
        return isTerminal(STANDARD_ERROR);
    }

    /** Whether a person types standard input. */
    public static boolean isTyped() {
        return isTerminal(STANDARD_INPUT);
    }

    /** Java's own console is another thing in every version, and knows no standard error, so the C library is asked. */
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
