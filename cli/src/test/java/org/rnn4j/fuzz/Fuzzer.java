package org.rnn4j.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The entry for Jazzer, which benchmarks/fuzz starts; system property {@code rnn4j.fuzz} names the target. */
public final class Fuzzer {
    private static final FuzzTarget TARGET = FuzzTarget.valueOf(
            System.getProperty("rnn4j.fuzz", "job").toUpperCase(Locale.ROOT).replace('-', '_'));

    private Fuzzer() {}

    /** Called by Jazzer before the first input, so that what takes long once is no timeout. */
    public static void fuzzerInitialize() {
        TARGET.prepare();
    }

    /** Called by Jazzer with one input after the other. */
    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.run(input);
    }

    /** Writes inputs to begin from, besides those of the saved corpus, into a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        if (TARGET == FuzzTarget.ENTRY) {
            SeedBundles.writeSeeds(folder);
        }
    }
}
