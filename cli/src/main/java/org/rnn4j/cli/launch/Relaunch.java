package org.rnn4j.cli.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Runs a command again in a JVM with the Vector API, which doubles the speed of matrix products. A jar cannot ask for a module of
 * the JDK that is still incubating, so {@code java -jar} starts without it. Nor can it allow JavaCPP to use Unsafe, about which Java
 * 24 and later warn in four lines.
 *
 * <p>The second JVM has the same standard streams, working folder, environment, options and process group. It ends when this one
 * does, and this one ends with its exit code.
 */
public final class Relaunch {
    /** {@code -Drnn4j.relaunch=false}, or the variable {@code RNN4J_RELAUNCH=false}, keeps the first JVM. */
    private static final String PROPERTY = "rnn4j.relaunch";

    private static final String VARIABLE = "RNN4J_RELAUNCH";
    private static final String LAUNCHER = "rnn4j.launcher";
    private static final String VECTOR = "jdk.incubator.vector";
    private static final String UNSAFE = "sun.misc.unsafe.memory.access";
    private static final int WARNS_OF_UNSAFE = 24;
    private static final int KILLED = 137;

    /** The commands whose time is spent in matrix products; others would only start more slowly. */
    private static final Set<String> PRODUCTS = Set.of(
            "train", "evaluate", "search", "bench", "vectors", "verify", "reproduce", "backtest", "alarms", "serve");

    /** The other commands that load JavaCPP. */
    private static final Set<String> NATIVE = Set.of("predict", "chat", "generate", "inspect", "doctor", "explain");

    /** The default heap is a quarter of the memory; with less than a gigabyte, the idle first JVM (some 40 MB) would be missed. */
    private static final long LEAST_HEAP = 1L << 28;

    private Relaunch() {}

    /**
     * Runs the command in a second JVM if that is better.
     *
     * @param main the main class
     * @return its exit code; empty if the command should run in this JVM
     */
    public static OptionalInt run(Class<?> main, String[] arguments) {
        watchLauncher();
        Optional<String> java = ProcessHandle.current().info().command();
        return java.isPresent() && isBetter(arguments)
                ? start(command(java.get(), main, arguments))
                : OptionalInt.empty();
    }

    private static boolean isBetter(String[] arguments) {
        if (System.getProperty(LAUNCHER) != null
                || "false".equalsIgnoreCase(System.getProperty(PROPERTY, System.getenv(VARIABLE)))
                || Runtime.getRuntime().maxMemory() < LEAST_HEAP) {
            return false;
        }
        List<String> words = List.of(arguments);
        String command =
                words.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
        if (words.contains("--help") || words.contains("-h")) {
            return false;
        }
        boolean multiplies = PRODUCTS.contains(command);
        boolean lacksVectors = ModuleLayer.boot().findModule(VECTOR).isEmpty()
                && ModuleFinder.ofSystem().find(VECTOR).isPresent();
        boolean warns = Runtime.version().feature() >= WARNS_OF_UNSAFE && System.getProperty(UNSAFE) == null;
        return (multiplies && lacksVectors) || (warns && (multiplies || NATIVE.contains(command)));
    }

    private static List<String> command(String java, Class<?> main, String[] arguments) {
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(own);
        if (own.stream().noneMatch(option -> option.startsWith("-XX:+Use") && option.endsWith("GC"))) {
            command.add("-XX:+UseSerialGC"); // leaves the cores to the arithmetic
        }
        if (ModuleFinder.ofSystem().find(VECTOR).isPresent()) {
            command.addAll(List.of("--add-modules", VECTOR));
        }
        command.addAll(List.of(
                "-D%s=allow".formatted(UNSAFE),
                "-D%s=%d".formatted(LAUNCHER, ProcessHandle.current().pid()),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static OptionalInt start(List<String> command) {
        Process second;
        try {
            second = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            return OptionalInt.empty(); // no more processes, for example; the first JVM is slower, but right
        }
        // A signal to this process alone must reach the other, which then saves its model.
        Thread forward = new Thread(() -> end(second), "rnn4j-launcher");
        Runtime.getRuntime().addShutdownHook(forward);
        while (true) {
            try {
                return OptionalInt.of(second.waitFor());
            } catch (InterruptedException e) {
                second.destroy();
            }
        }
    }

    private static void end(Process second) {
        second.destroy();
        try {
            second.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In the second JVM: ends with the first one, even if that is killed. */
    private static void watchLauncher() {
        String launcher = System.getProperty(LAUNCHER);
        if (launcher != null) {
            ProcessHandle.of(Long.parseLong(launcher)).ifPresent(Relaunch::endWith);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing can go wrong but the end of this process
    private static void endWith(ProcessHandle launcher) {
        launcher.onExit().thenRun(() -> System.exit(KILLED));
    }
}
