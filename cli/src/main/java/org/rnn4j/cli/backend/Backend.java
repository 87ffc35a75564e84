package org.rnn4j.cli.backend;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.rnn4j.core.error.UserException;

/** Starts ND4J's backend. Every command that computes calls {@link #start} before it uses an array. */
public final class Backend {
    private Backend() {}

    /**
     * Loads the native libraries, and keeps ND4J's OpenMP threads from competing with ours.
     *
     * @throws UserException where no backend of this build runs on this machine
     */
    public static void start() {
        List<String> reasons = new ArrayList<>();
        boolean available = false;
        for (Nd4jBackend backend : ServiceLoader.load(Nd4jBackend.class)) {
            String reason = whyNot(backend);
            available |= reason == null;
            reasons.add(backend.getClass().getSimpleName() + ": " + reason);
        }
        if (!available) {
            throw new UserException("no ND4J backend runs on this machine (%s); %s"
                    .formatted(reasons.isEmpty() ? "none is in the jar" : String.join("; ", reasons), fix(reasons)));
        }
        // Worker threads that wait for work in a busy loop cost more than they gain: starting a small job takes
        // 1.4 s with this line and 4.5 s without it on two cores.
        Nd4j.getEnvironment().setMaxMasterThreads(1);
    }

    /** Sets the number of threads of ND4J's own operations; 0 = one per core. */
    public static void useThreads(int threads) {
        if (threads > 0) {
            Nd4j.getEnvironment().setMaxThreads(threads);
            Nd4j.factory().blas().setMaxThreads(threads);
        }
    }

    /** The backend in use, by the name of its class; {@link #start} must have been called. */
    public static String name() {
        return Nd4j.getBackend().getClass().getSimpleName();
    }

    /** The reason why the backend does not run here, or null if it does; captures the stack trace that it prints. */
    private static String whyNot(Nd4jBackend backend) {
        PrintStream standardError = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return backend.isAvailable() ? null : lastPart(printed.toString(StandardCharsets.UTF_8));
        } catch (Exception | LinkageError e) {
            return lastPart(String.valueOf(e.getMessage()));
        } finally {
            System.setErr(standardError);
        }
    }

    /** The text after the path in "UnsatisfiedLinkError: path/libx.so: liby.so: cannot open ...". */
    private static String lastPart(String trace) {
        String first = trace.lines().findFirst().orElse("no reason given");
        int path = first.indexOf(".so: ");
        return path < 0 ? first : first.substring(path + ".so: ".length());
    }

    private static String fix(List<String> reasons) {
        return reasons.toString().contains("libcuda")
                ? "this is the CUDA build: install NVIDIA's driver and CUDA 11.6, or build for the CPU with "
                        + "`mvn -DskipTests package`"
                : "see `rnn4j doctor`";
    }
}
