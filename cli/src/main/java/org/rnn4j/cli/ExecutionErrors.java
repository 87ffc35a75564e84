package org.rnn4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.rnn4j.core.error.UserException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Reports errors: one line and exit code 2 for a user error, a stack trace and exit code 1 for a bug. */
final class ExecutionErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof UserException) {
            line.getErr().println("error: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            // The disk is full, or a file was removed meanwhile; Java names the file and the reason.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            line.getErr().println("error: %s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()));
            return CommandLine.ExitCode.USAGE;
        }
        line.getErr().println("This is a bug in rnn4j; please report it with the lines below.");
        e.printStackTrace(line.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
