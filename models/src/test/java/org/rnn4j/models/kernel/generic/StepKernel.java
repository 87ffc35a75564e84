package org.rnn4j.models.kernel.generic;

import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Pass;
import org.rnn4j.models.kernel.Unroll;

/** Runs every cell by its equations, including cells with hand-written passes. */
public final class StepKernel implements Kernel {

    @Override
    public String name() {
        return "equations";
    }

    @Override
    public boolean isUsable() {
        return true;
    }

    @Override
    public Pass forward(Unroll unroll) {
        return NdKernel.run(unroll, NdStepPass::new);
    }
}
