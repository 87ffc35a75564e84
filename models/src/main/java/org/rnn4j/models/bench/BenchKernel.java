package org.rnn4j.models.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;

/** Whose layers run. */
public enum BenchKernel {
    /** What {@code rnn4j train} uses on a CPU. */
    FUSED,
    /** This project's layers in a DL4J network, in ND4J operations only: what a GPU would run. */
    GENERIC,
    /** DL4J's own layers on one-hot input. */
    STOCK;

    private static final List<String> NAMES =
            Arrays.stream(values()).map(BenchKernel::label).toList();

    /** As a user writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kernel of that name.
     *
     * @throws UserException where there is none
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
