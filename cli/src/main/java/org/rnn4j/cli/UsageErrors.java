package org.rnn4j.cli;

import java.util.Set;
import org.rnn4j.core.error.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports an invalid command line in one line, with the nearest known name and a pointer to {@code --help}. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr()
                .println("error: %s; see %s --help"
                        .formatted(
                                e instanceof UnmatchedArgumentException unmatched
                                        ? unknown(unmatched)
                                        : e.getMessage().replace('\n', ' '),
                                line.getCommandSpec().qualifiedName()));
        return CommandLine.ExitCode.USAGE;
    }

    private static String unknown(UnmatchedArgumentException e) {
        String first = e.getUnmatched().get(0);
        String what =
                first.startsWith("-") ? "option" : e.getCommandLine().getParent() == null ? "command" : "argument";
        CommandSpec command = e.getCommandLine().getCommandSpec();
        Set<String> known = first.startsWith("-")
                ? command.optionsMap().keySet()
                : command.subcommands().keySet();
        return "unknown %s %s".formatted(what, first)
                + Suggestion.nearest(first, known)
                        .map(", did you mean %s?"::formatted)
                        .orElse("");
    }
}
