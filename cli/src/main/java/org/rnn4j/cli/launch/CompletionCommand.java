package org.rnn4j.cli.launch;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script with which a shell completes commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a script with which bash or zsh completes commands and options.",
        footer = {
            "",
            "Examples:",
            "  rnn4j completion > ~/.local/share/bash-completion/completions/rnn4j",
            "  source <(rnn4j completion)     in this shell only; zsh needs bashcompinit"
        })
public final class CompletionCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(AutoComplete.bash("rnn4j", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
