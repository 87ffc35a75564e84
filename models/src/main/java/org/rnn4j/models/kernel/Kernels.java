package org.rnn4j.models.kernel;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;

/** The kernels at hand. */
public final class Kernels {
    private static final String PROPERTY = "rnn4j.kernel";

    private static volatile Kernel current;
    private static final ThreadLocal<Kernel> SCOPED = new ThreadLocal<>();

    private Kernels() {}

    /** Written in ND4J operations only, so it runs on every backend. */
    public static Kernel generic() {
        return NdKernel.INSTANCE;
    }

    /** Every kernel that works here, the preferred one first and the generic one last. */
    public static List<Kernel> usable() {
        return Stream.concat(
                        ServiceLoader.load(Kernel.class, Kernels.class.getClassLoader()).stream()
                                .map(ServiceLoader.Provider::get)
                                .filter(Kernel::isUsable),
                        Stream.of(generic()))
                .toList();
    }

    /**
     * The kernel that layers use unless they are told otherwise: the one named by the system property
     * {@code rnn4j.kernel}, or else the first usable one. Looked up once. Inside {@link #with}, the one given there.
     *
     * @throws UserException if the named kernel does not exist or does not work here
     */
    public static Kernel current() {
        Kernel scoped = SCOPED.get();
        if (scoped != null) {
            return scoped;
        }
        Kernel known = current;
        if (known == null) {
            known = pick(System.getProperty(PROPERTY));
            current = known;
        }
        return known;
    }

    /** Runs {@code work} on this thread with layers that use {@code kernel}. */
    public static void with(Kernel kernel, Runnable work) {
        Kernel before = SCOPED.get();
        SCOPED.set(kernel);
        try {
            work.run();
        } finally {
            SCOPED.set(before);
        }
    }

    static Kernel pick(String wanted) {
        List<Kernel> usable = usable();
        if (wanted == null) {
            return usable.get(0);
        }
        return usable.stream()
                .filter(kernel -> kernel.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UserException("%s = %s, but the kernels that work here are %s"
                        .formatted(
                                PROPERTY,
                                wanted,
                                usable.stream().map(Kernel::name).toList())));
    }
}
