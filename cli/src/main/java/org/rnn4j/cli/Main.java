package org.rnn4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.rnn4j.cli.launch.Relaunch;

/** The program's entry. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        OptionalInt faster = Relaunch.run(Main.class, arguments);
        if (faster.isPresent()) {
            System.exit(faster.getAsInt());
        }
        // UTF-8 whatever the platform's encoding: models write any script, and output is piped into files.
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int exitCode = Rnn4j.run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
