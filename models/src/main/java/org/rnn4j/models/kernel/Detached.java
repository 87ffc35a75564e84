package org.rnn4j.models.kernel;

import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;

/** Computes outside any ND4J workspace, so that what is made outlives the workspace that is open. */
public final class Detached {
    private Detached() {}

    @SuppressWarnings("try") // the scope is not referenced, only open
    public static <T> T compute(Supplier<T> computation) {
        try (var scope = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            return computation.get();
        }
    }
}
