package org.rnn4j.models.kernel;

import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a computation outside any ND4J workspace, so its results outlive the current workspace. */
public final class Detached {
    private Detached() {}

    @SuppressWarnings("try") // the scope is never referenced, only opened and closed
    public static <T> T compute(Supplier<T> computation) {
        try (var scope = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            return computation.get();
        }
    }
}
