package org.rnn4j.models.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.rnn4j.core.error.UserException;

/** Lookup and selection of kernels. */
public final class Kernels {
    private static final String PROPERTY = "rnn4j.kernel";
    private static final String GENERIC = "generic";
    /** Every kernel on the class path, usable or not; the generic one is last. */
    private static final List<Kernel> ALL = ServiceLoader.load(Kernel.class, Kernels.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(kernel -> kernel.name().equals(GENERIC)))
            .toList();

    private static final ThreadLocal<Kernel> CHOSEN = new ThreadLocal<>();
    private static volatile Kernel current;

    private Kernels() {}

    /** The kernel written only in ND4J operations; it runs on every backend. */
    public static Kernel generic() {
        return ALL.get(ALL.size() - 1);
    }

    /** Usable kernels, the preferred one first and the generic one last. */
    public static List<Kernel> usable() {
        return ALL.stream().filter(Kernel::isUsable).toList();
    }

    /** Runs {@code work}; until it returns, the layers on the calling thread use {@code kernel}. */
    public static <T> T using(Kernel kernel, Supplier<T> work) {
        Kernel before = CHOSEN.get();
        CHOSEN.set(kernel);
        try {
            return work.get();
        } finally {
            CHOSEN.set(before);
        }
    }

    /**
     * The kernel that layers use outside {@link #using}: the one named by the system property {@code rnn4j.kernel}, or
     * else the first usable one. Looked up once.
     *
     * @throws UserException if the named kernel does not exist or is not usable
     */
    public static Kernel current() {
        Kernel chosen = CHOSEN.get();
        if (chosen != null) {
            return chosen;
        }
        Kernel known = current;
        if (known == null) {
            known = select(System.getProperty(PROPERTY));
            current = known;
        }
        return known;
    }

    static Kernel select(String name) {
        List<Kernel> usable = usable();
        if (name == null) {
            return usable.get(0);
        }
        return usable.stream()
                .filter(kernel -> kernel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("%s = %s, but the usable kernels are %s"
                        .formatted(
                                PROPERTY,
                                name,
                                usable.stream().map(Kernel::name).toList())));
    }
}
