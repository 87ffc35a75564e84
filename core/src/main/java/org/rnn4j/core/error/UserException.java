package org.rnn4j.core.error;

/**
 * The user asked for something that cannot be done: a wrong value, a missing file, a damaged model. The message is one
 * line that says what was done and where, the value, what is allowed, and what to do; the command line prints it and
 * exits with 2. Line ends in the message become {@code \n}.
 */
public class UserException extends RuntimeException {
    public UserException(String message) {
        super(oneLine(message));
    }

    public UserException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** A name or a cell of a file, which a message quotes, may have line ends. */
    private static String oneLine(String message) {
        return message.replace("\r", "\\r").replace("\n", "\\n");
    }
}
