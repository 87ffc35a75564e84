package org.rnn4j.cli;

import java.io.PrintWriter;
import org.rnn4j.cli.bench.BenchCommand;
import org.rnn4j.cli.chat.ChatCommand;
import org.rnn4j.cli.data.DataCommand;
import org.rnn4j.cli.doctor.DoctorCommand;
import org.rnn4j.cli.forecast.AlarmsCommand;
import org.rnn4j.cli.forecast.BackTestCommand;
import org.rnn4j.cli.keys.KeysCommand;
import org.rnn4j.cli.model.EvaluateCommand;
import org.rnn4j.cli.model.GenerateCommand;
import org.rnn4j.cli.model.InspectCommand;
import org.rnn4j.cli.predict.PredictCommand;
import org.rnn4j.cli.train.TrainCommand;
import org.rnn4j.cli.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command: what all commands share. */
@Command(
        name = "rnn4j",
        description = "Recurrent sequence models that write, classify, tag, forecast and translate.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TrainCommand.class,
            DataCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ChatCommand.class,
            GenerateCommand.class,
            InspectCommand.class,
            KeysCommand.class,
            BackTestCommand.class,
            AlarmsCommand.class,
            DoctorCommand.class,
            VerifyCommand.class,
            BenchCommand.class,
        },
        footer = {
            "",
            "Start here:",
            "  rnn4j train                  learn Shakespeare in 3 minutes, write some",
            "  rnn4j train --data my.txt    the same on a text of yours, in any script",
            "  rnn4j data job.yaml          what a job of yours will see of its data",
            "  rnn4j train job.yaml         any task: see docs and examples",
            "  rnn4j COMMAND --help         options, defaults and examples",
            "",
            "Exit codes: 0 done; 1 a check failed, or a bug; 2 what you can mend.",
        })
public final class Rnn4j {

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log more on standard error; -vv still more.")
    void verbose(boolean[] times) {
        // Read by logback.xml when the first logger is made, which is after the options are parsed.
        System.setProperty("rnn4j.log.level", times.length > 1 ? "DEBUG" : "INFO");
    }

    private Rnn4j() {}

    /** Runs the command that the arguments name; returns the exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = commandLine().setOut(out).setErr(err);
        if (arguments.length == 0) {
            line.usage(out);
            return CommandLine.ExitCode.OK;
        }
        return line.execute(arguments);
    }

    /** All commands and their options. */
    static CommandLine commandLine() {
        return new CommandLine(new Rnn4j())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new ExecutionErrors())
                .setExecutionStrategy(new CommandLine.RunLast());
    }
}
