package org.rnn4j.models.kernel;

import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;

/** Runs every cell by ND4J operations: on any backend, in float32 and float64, at the cost of small calls each step. */
final class NdKernel implements Kernel {
    static final NdKernel INSTANCE = new NdKernel();

    private NdKernel() {}

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
        return Detached.compute(() -> {
            NdPass pass = pass(unroll);
            pass.run();
            return pass;
        });
    }

    private static NdPass pass(Unroll unroll) {
        Cell cell = unroll.weights().shape().cell();
        if (cell instanceof Lstm lstm) {
            return new NdLstmPass(unroll, lstm.forgetBias());
        }
        if (cell instanceof Gru gru) {
            return gru.resetAfter() ? new NdGruAfterPass(unroll) : new NdGruBeforePass(unroll);
        }
        if (cell instanceof BasicRnn) {
            return new NdBasicRnnPass(unroll);
        }
        throw new IllegalArgumentException("the generic kernel does not know " + cell);
    }
}
