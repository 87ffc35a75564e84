package org.rnn4j.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood: one line, with the nearest name, and where the rest is explained. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        List<String> near = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        line.getErr()
                .println("error: %s%s; see %s --help"
                        .formatted(
                                e.getMessage().replace('\n', ' '),
                                near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?",
                                line.getCommandSpec().qualifiedName()));
        return CommandLine.ExitCode.USAGE;
    }
}
