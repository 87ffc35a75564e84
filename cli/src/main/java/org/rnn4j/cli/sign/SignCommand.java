package org.rnn4j.cli.sign;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.bundle.SigningKey;
import org.rnn4j.core.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a model. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = "Sign a model, so that its receiver can check who made it and that nobody changed it.",
        footer = {
            "",
            "The signature (Ed25519) becomes an entry of the model and covers all others. Commands that open a model check it",
            "with --require-signature KEY.pub.",
            "",
            "Examples:",
            "  rnn4j sign runs/NAME/best.zip --key me.key",
            "  rnn4j predict model.zip --require-signature me.key.pub"
        })
public final class SignCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "Model bundle, such as runs/NAME/best.zip.")
    Path file;

    @Option(names = "--key", paramLabel = "KEY", required = true, description = "Private key; see rnn4j keygen.")
    Path key;

    @Option(names = "--out", paramLabel = "FILE", description = "Write a signed copy instead of signing MODEL itself.")
    Path out;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Backend.start();
        Path to = out == null ? file : out;
        ModelBundle.sign(file, to, SigningKey.readPrivate(key), Plugins.load());
        spec.commandLine().getOut().println("signed   " + to);
        return 0;
    }
}
