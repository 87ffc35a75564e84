package org.rnn4j.models.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;

/** Layers and kernel to measure. */
public enum BenchKernel {
    /** The engine that {@code rnn4j train} uses on a CPU. */
    FUSED,
    /** This project's layers in a DL4J network with ND4J operations, as on a GPU. */
    GENERIC,
    /** DL4J's own layers on one-hot input. */
    STOCK;

    private static final List<String> NAMES =
            Arrays.stream(values()).map(BenchKernel::label).toList();

    /** Name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the kernel with a name.
     *
     * @throws UserException if there is none
     */
    public static BenchKernel of(String name) {
        return Arrays.stream(values())
                .filter(kernel -> kernel.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("--kernel = %s, but must be fused, generic or stock%s"
                        .formatted(
                                name,
                                Suggestion.nearest(name, NAMES)
                                        .map("; did you mean %s?"::formatted)
                                        .orElse(""))));
    }
}
