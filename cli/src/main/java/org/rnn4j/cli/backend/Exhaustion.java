package org.rnn4j.cli.backend;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;

/** Errors of the JVM and of native code that mean that memory, or the stack of a thread, was too small, as one line. */
public final class Exhaustion {
    private static final double MOST_OF_MACHINE = 0.75;
    /** ND4J reports a failed native allocation as one of these, not always as an error of the JVM. */
    private static final Pattern NATIVE = Pattern.compile(
            "cannot allocate|allocation failed|failed to allocate|bad_alloc|physical memory usage",
            Pattern.CASE_INSENSITIVE);

    private Exhaustion() {}

    /**
     * Runs work that may need more memory than there is.
     *
     * @param doing such as "while training"
     * @param advice what else to change, such as job keys with their values
     * @throws UserException if memory or the stack is exhausted
     */
    public static <T> T guard(String doing, Supplier<String> advice, Supplier<T> work) {
        try {
            return work.get();
        } catch (UserException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            Optional<String> line = line(e, doing, advice);
            if (line.isPresent()) {
                throw new UserException(line.get(), e);
            }
            throw e;
        }
    }

    static Optional<String> line(Throwable thrown, String doing, Supplier<String> advice) {
        if (causes(thrown).anyMatch(UserException.class::isInstance)) {
            return Optional.empty(); // it says already what to do
        }
        return causes(thrown)
                .map(e -> lineOf(e, doing, advice))
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    /** Null if the error has another reason. */
    private static String lineOf(Throwable e, String doing, Supplier<String> advice) {

        if (e instanceof StackOverflowError) {
            return "the stack of a thread is too small %s: the input is nested too deeply; flatten it, or set RNN4J_OPTS=-Xss16m"
                    .formatted(doing);
        }
        String asked = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (e instanceof OutOfMemoryError) {
            return "out of memory %s (%s; the heap may have %s); %s%s"
                    .formatted(doing, asked, bytes(heap()), advice.get(), more());
        }
        return NATIVE.matcher(asked).find()
                ? "out of memory outside the heap %s (%s; this machine has %s, of which the heap may have %s); %s, or free some memory"
                        .formatted(doing, asked, bytes(machine()), bytes(heap()), advice.get())
                : null;
    }

    /** Advice for a heap of twice the size, if the machine has the memory. */
    private static String more() {
        long machine = machine();
        long twice = 2 * heap();
        return twice <= MOST_OF_MACHINE * machine
                ? ", or set RNN4J_OPTS=-Xmx%dm (this machine has %s)".formatted(twice >> 20, bytes(machine))
                : "; this machine has only " + bytes(machine);
    }

    private static long machine() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private static long heap() {
        return Runtime.getRuntime().maxMemory();
    }

    private static String bytes(long count) {
        return count < (1L << 30)
                ? "%d MiB".formatted(count >> 20)
                : String.format(Locale.ROOT, "%.1f GiB", count / (double) (1L << 30));
    }
}
