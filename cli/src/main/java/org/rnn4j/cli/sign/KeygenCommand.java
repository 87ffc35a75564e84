package org.rnn4j.cli.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import org.rnn4j.core.bundle.SigningKey;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a pair of keys. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description =
                "Make a pair of keys to sign models with: KEY, which stays secret, and KEY.pub, which is given away.",
        footer = {"", "Example:", "  rnn4j keygen me.key"})
public final class KeygenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "KEY", description = "File of the private key, new; the public key is written to KEY.pub.")
    Path file;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        KeyPair keys = SigningKey.generate();
        Path shared = file.resolveSibling(file.getFileName() + ".pub");
        if (Files.exists(shared)) {
            throw new UserException("%s exists; name a new file".formatted(shared));
        }
        write(file, SigningKey.pem(keys.getPrivate()), "rw-------");
        write(shared, SigningKey.pem(keys.getPublic()), "rw-r--r--");
        spec.commandLine().getOut().printf("private  %s%npublic   %s%n", file, shared);
        return 0;
    }

    /** Never over an existing file: a lost key cannot be made again. */
    private static void write(Path file, String pem, String permissions) {
        try {
            FileAttribute<?>[] attributes =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                            }
                            : new FileAttribute<?>[0];
            Files.createFile(file, attributes);
            Files.write(file, pem.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UserException(
                    "%s cannot be written: %s; name a new file in a folder that exists".formatted(file, IoReason.of(e)),
                    e);
        }
    }
}
