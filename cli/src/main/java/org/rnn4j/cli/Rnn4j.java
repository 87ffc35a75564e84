package org.rnn4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.rnn4j.cli.backend.Exhaustion;
import org.rnn4j.cli.bench.BenchCommand;
import org.rnn4j.cli.chat.ChatCommand;
import org.rnn4j.cli.data.DataCommand;
import org.rnn4j.cli.doctor.DoctorCommand;
import org.rnn4j.cli.forecast.AlarmsCommand;
import org.rnn4j.cli.forecast.BackTestCommand;
import org.rnn4j.cli.init.InitCommand;
import org.rnn4j.cli.job.JobsCommand;
import org.rnn4j.cli.keys.KeysCommand;
import org.rnn4j.cli.launch.CompletionCommand;
import org.rnn4j.cli.measure.SearchCommand;
import org.rnn4j.cli.model.EvaluateCommand;
import org.rnn4j.cli.model.GenerateCommand;
import org.rnn4j.cli.model.InspectCommand;
import org.rnn4j.cli.plugin.PluginJars;
import org.rnn4j.cli.predict.PredictCommand;
import org.rnn4j.cli.report.CompareCommand;
import org.rnn4j.cli.server.ServeCommand;
import org.rnn4j.cli.sign.KeygenCommand;
import org.rnn4j.cli.sign.SignCommand;
import org.rnn4j.cli.terminal.Program;
import org.rnn4j.cli.terminal.Terminal;
import org.rnn4j.cli.terminal.VisibleControls;
import org.rnn4j.cli.train.TrainCommand;
import org.rnn4j.cli.vectors.VectorsCommand;
import org.rnn4j.cli.verify.ReproduceCommand;
import org.rnn4j.cli.verify.VerifyCommand;
import org.rnn4j.core.error.UserException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The root command; holds the options that all commands share. */
@Command(
        name = "rnn4j",
        description =
                "Train and run recurrent sequence models: text generation, classification, tagging, forecasting, translation.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TrainCommand.class,
            DataCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            SearchCommand.class,
            PredictCommand.class,
            ChatCommand.class,
            GenerateCommand.class,
            ServeCommand.class,
            InspectCommand.class,
            SignCommand.class,
            KeygenCommand.class,
            InitCommand.class,
            VectorsCommand.class,
            JobsCommand.class,
            KeysCommand.class,
            BackTestCommand.class,
            AlarmsCommand.class,
            DoctorCommand.class,
            VerifyCommand.class,
            ReproduceCommand.class,
            BenchCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class,
        },
        footer = {
            "",
            "Start here:",
            "  rnn4j train                  train on Shakespeare for 3 minutes",
            "  rnn4j train --data my.txt    train on your own text, in any script",
            "  rnn4j init my.csv            write a job file for your own data, for any task",
            "  rnn4j jobs                   list the built-in jobs, which need no data files",
            "  rnn4j data job.yaml          check the data of a job before training",
            "  rnn4j train job.yaml         train a job",
            "  rnn4j COMMAND --help         options, defaults and examples",
            "",
            "Exit codes: 0 success; 1 failed check or internal error; 2 user error, such",
            "as a wrong option or bad data (the message says how to fix it).",
        })
public final class Rnn4j {

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Print log messages to standard error; -vv prints more.")
    void verbose(boolean[] times) {
        // Read by logback.xml when the first logger is made, which is after the options are parsed.
        System.setProperty("rnn4j.log.level", times.length > 1 ? "DEBUG" : "INFO");
    }

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder with jars of plug-ins, or one jar; may be repeated. RNN4J_PLUGINS names more.")
    List<Path> plugins = List.of();

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

    private static int run(ParseResult parsed) {
        Rnn4j root = (Rnn4j) parsed.commandSpec().root().userObject();
        try (PluginJars jars = PluginJars.load(root.plugins, System.getenv(PluginJars.VARIABLE))) {
            return jars.guard(() -> Exhaustion.guard(
                    "while running " + Program.name(),
                    () -> "use less or shorter data, or a smaller model",
                    () -> new CommandLine.RunLast().execute(parsed)));
        } catch (UserException e) { // picocli handles only exceptions of its own
            throw new CommandLine.ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        }
    }

    /** All commands with their options. */
    static CommandLine commandLine() {
        return new CommandLine(new Rnn4j())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new ExecutionErrors())
                .setExecutionStrategy(Rnn4j::execute);
    }

    /** Control characters in what a command prints are shown, not obeyed, except in results for a file or a pipe. */
    private static int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed); // which may have colours
        if (help != null) {
            return help;
        }
        List<CommandLine> lines = parsed.asCommandLineList();
        CommandLine command = lines.get(lines.size() - 1);
        command.setErr(VisibleControls.over(command.getErr()));
        if (Terminal.isShown()) {
            command.setOut(VisibleControls.over(command.getOut()));
        }
        return run(parsed);
    }
}
