package org.rnn4j.models.kernel.adapter;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.job.Threads;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.Pass;
import org.rnn4j.models.kernel.Unroll;
import org.rnn4j.models.kernel.fused.FusedCells;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;

/**
 * The fused passes as a {@link Kernel}: copies ND4J arrays to the heap and back. The generic kernel runs cells without
 * a fused pass. Computes on one thread per core, within the limit of {@link Threads}.
 */
public final class FusedKernel implements Kernel {

    @Override
    public String name() {
        return "fused";
    }

    @Override
    public boolean isUsable() {
        return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
    }

    @Override
    public Pass forward(Unroll unroll) {
        if (!FusedCells.has(unroll.weights().shape().cell())) {
            return Kernels.generic().forward(unroll);
        }
        Workers workers = Workers.of(Threads.of(0));
        DataType type = unroll.weights().w().dataType();
        return switch (type) {
            case FLOAT -> new FloatFusedPass(unroll, Gemms.float32(), workers);
            case DOUBLE -> new DoubleFusedPass(unroll, Gemms.float64(), workers);
            default -> Kernels.generic().forward(unroll); // HALF, for example
        };
    }
}
