package org.rnn4j.models.kernel.fused;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Variants;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registry of the fused cell implementations. */
public final class FusedCells {
    private static final Logger LOG = LoggerFactory.getLogger(FusedCells.class);
    private static final Map<Class<? extends Cell>, FusedCell> BY_CELL =
            ServiceLoader.load(FusedCell.class, FusedCells.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .collect(Collectors.toUnmodifiableMap(FusedCell::cell, fused -> fused));
    private static final Set<Class<? extends Cell>> REPORTED = ConcurrentHashMap.newKeySet();

    private FusedCells() {}

    /** Whether a cell has a fused implementation; logs once for each cell type that has none. */
    public static boolean has(Cell cell) {
        if (BY_CELL.containsKey(cell.getClass())) {
            return true;
        }
        if (REPORTED.add(cell.getClass())) {
            LOG.info("{} has no fused kernel; it runs on the generic kernel, in ND4J operations", cell);
        }
        return false;
    }

    /**
     * Creates the float32 weights of a cell.
     *
     * @param tokens whether the input is ids that select rows of W
     * @throws UserException if the cell has no fused implementation
     */
    public static FloatDirectionWeights weights(FloatGemm gemm, CellShape shape, boolean tokens) {
        return of(shape.cell()).weights(gemm, shape, tokens);
    }

    /** Creates the float64 weights of a cell. */
    public static DoubleDirectionWeights weights(DoubleGemm gemm, CellShape shape, boolean tokens) {
        return of(shape.cell()).weights(gemm, shape, tokens);
    }

    private static FusedCell of(Cell cell) {
        FusedCell fused = BY_CELL.get(cell.getClass());
        if (fused == null) {
            throw new UserException("model.cell = %s, but this network needs a cell with a fused kernel; use %s"
                    .formatted(
                            Variants.name(cell.getClass()),
                            BY_CELL.keySet().stream()
                                    .map(Variants::name)
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        }
        return fused;
    }
}
