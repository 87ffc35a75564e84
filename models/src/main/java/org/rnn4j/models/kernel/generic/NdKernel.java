package org.rnn4j.models.kernel.generic;

import java.util.Map;
import java.util.function.Function;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Pass;
import org.rnn4j.models.kernel.Unroll;

/**
 * Runs every cell by ND4J operations: on any backend, in float32 and float64, at the cost of small calls each step. A cell that
 * has no pass of its own here runs by its {@link Cell#step}.
 */
public final class NdKernel implements Kernel {
    /** Passes written by hand, which make fewer calls each step. */
    private static final Map<Class<? extends Cell>, Function<Unroll, NdPass>> BY_HAND = Map.of(
            BasicRnn.class, NdBasicRnnPass::new,
            Lstm.class, NdLstmPass::new,
            Gru.class, NdKernel::gru);

    private static NdPass gru(Unroll unroll) {
        Gru gru = (Gru) unroll.weights().shape().cell();
        return gru.resetAfter() ? new NdGruAfterPass(unroll) : new NdGruBeforePass(unroll);
    }

    @Override
    public String name() {
        return "generic";
    }

    @Override
    public boolean isUsable() {
        return true;
    }

    @Override
    public Pass forward(Unroll unroll) {
        Class<?> cell = unroll.weights().shape().cell().getClass();
        Function<Unroll, NdPass> byHand = BY_HAND.get(cell);
        return run(unroll, byHand == null ? NdStepPass::new : byHand);
    }

    static Pass run(Unroll unroll, Function<Unroll, NdPass> how) {
        return Detached.compute(() -> {
            NdPass pass = how.apply(unroll);
            pass.run();
            return pass;
        });
    }
}
