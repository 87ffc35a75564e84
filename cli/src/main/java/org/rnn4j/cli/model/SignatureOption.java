package org.rnn4j.cli.model;

import java.nio.file.Path;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.bundle.SigningKey;
import org.rnn4j.core.plugin.Plugins;
import picocli.CommandLine.Option;

/** Option of the commands that open a model. */
public final class SignatureOption {
    @Option(
            names = "--require-signature",
            paramLabel = "KEY",
            description = "Open the model only if it is signed with this public key; see rnn4j sign.")
    Path key;

    /** Reads a bundle, and checks its signature if that is required. */
    public ModelBundle read(Path file) {
        Plugins plugins = Plugins.load();
        return key == null
                ? ModelBundle.read(file, plugins)
                : ModelBundle.read(file, plugins, SigningKey.readPublic(key));
    }
}
