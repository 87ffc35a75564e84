package org.rnn4j.models.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.rnn4j.core.error.UserException;

/** The kernels at hand. */
public final class Kernels {
    private static final String PROPERTY = "rnn4j.kernel";
    private static final String GENERIC = "generic";
    /** Every kernel on the class path, usable or not; the generic one last. */
    private static final List<Kernel> ALL = ServiceLoader.load(Kernel.class, Kernels.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(kernel -> kernel.name().equals(GENERIC)))
            .toList();

    private static final ThreadLocal<Kernel> CHOSEN = new ThreadLocal<>();
    private static volatile Kernel current;

    private Kernels() {}

    /** Written in ND4J operations only, so it runs on every backend. */
    public static Kernel generic() {
        return ALL.get(ALL.size() - 1);
    }

    /** Every kernel that works here, the preferred one first and the generic one last. */
    public static List<Kernel> usable() {
        return ALL.stream().filter(Kernel::isUsable).toList();
    }

    /** Does some work in which the calling thread's layers use {@code kernel}, whatever {@link #current} was before. */
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
     * The kernel that layers use unless {@link #using} says otherwise: the one named by the system property
     * {@code rnn4j.kernel}, or else the first usable one. Looked up once.
     *
     * @throws UserException if the named kernel does not exist or does not work here
     */
    public static Kernel current() {
        Kernel chosen = CHOSEN.get();
        if (chosen != null) {
            return chosen;
        }
        Kernel known = current;
        if (known == null) {
            known = pick(System.getProperty(PROPERTY));
            current = known;
        }
        return known;
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
