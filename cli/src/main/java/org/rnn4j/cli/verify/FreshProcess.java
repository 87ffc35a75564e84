package org.rnn4j.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.core.check.Fingerprint;
import org.rnn4j.core.check.SaveAndLoad;
import org.rnn4j.core.error.UserException;

/** Loads a model in a new Java process with the class path and options of this one. */
final class FreshProcess {
    private static final String MARK = "fingerprint ";

    private FreshProcess() {}

    /** The check of saving and loading, in a fresh process or, where none can be started, in this one. */
    static SaveAndLoad check() {
        Optional<String> java = ProcessHandle.current().info().command();
        return java.isPresent() && starts(java.get())
                ? new SaveAndLoad(file -> load(java.get(), file), "a fresh process")
                : new SaveAndLoad(Fingerprint::of, "this process, as no other can be started");
    }

    private static boolean starts(String java) {
        try {
            return new ProcessBuilder(java, "-version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Fingerprint load(String java, Path file) {
        List<String> command = new ArrayList<>(List.of(java));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), FreshProcess.class.getName(), file.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = process.getInputStream()) {
                String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                int exitCode = process.waitFor();
                return printed.lines()
                        .filter(line -> line.startsWith(MARK))
                        .findFirst()
                        .map(line -> line.substring(MARK.length()).split(" ", -1))
                        .map(hashes -> new Fingerprint(hashes[0], hashes[1]))
                        .orElseGet(() -> new Fingerprint("exit code " + exitCode, "exit code " + exitCode));
            }
        } catch (IOException e) {
            throw new UserException("no process can be started: %s".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("interrupted while a model was loaded", e);
        }
    }

    /** Prints the fingerprint of a bundle. */
    public static void main(String[] arguments) {
        Backend.start();
        Fingerprint found = Fingerprint.of(Path.of(arguments[0]));
        System.out.println(MARK + found.network() + " " + found.predictions());
    }
}
