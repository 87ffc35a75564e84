package org.rnn4j.cli.terminal;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Whether a person looks at standard error. */
final class Terminal {
    private static final int STANDARD_ERROR = 2;

    private Terminal() {}

    /** Java's own console speaks of standard input and output, so the C library is asked. */
    static boolean isInteractive() {
        String terminal = System.getenv("TERM");
        if ("dumb".equals(terminal) || (terminal == null && !Platform.isWindows())) {
            return false;
        }
        try {
            return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
                            .getFunction(Platform.isWindows() ? "_isatty" : "isatty")
                            .invokeInt(new Object[] {STANDARD_ERROR})
                    != 0;
        } catch (UnsatisfiedLinkError e) {
            return false; // plain lines are right anywhere
        }
    }
}
