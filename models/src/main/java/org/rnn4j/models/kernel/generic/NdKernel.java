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
 * Runs any cell in ND4J operations: on any backend, in float32 and float64, at the cost of many small operations per
 * step. A cell without its own pass runs with its {@link Cell#step}.
 */
public final class NdKernel implements Kernel {
    /** Hand-written passes, which need fewer operations per step. */
    private static final Map<Class<? extends Cell>, Function<Unroll, NdPass>> HAND_WRITTEN = Map.of(
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
        Function<Unroll, NdPass> handWritten = HAND_WRITTEN.get(cell);
        return run(unroll, handWritten == null ? NdStepPass::new : handWritten);
    }

    static Pass run(Unroll unroll, Function<Unroll, NdPass> factory) {
        return Detached.compute(() -> {
            NdPass pass = factory.apply(unroll);
            pass.run();
            return pass;
        });
    }
}
