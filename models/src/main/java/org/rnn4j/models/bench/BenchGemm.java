package org.rnn4j.models.bench;

import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.Gemms;

/** Implementation of the matrix products. */
public enum BenchGemm {
    /** The JDK's Vector API. */
    VECTOR,
    /** Plain Java. */
    PLAIN,
    /** ND4J's BLAS; the only option of the kernels based on ND4J operations. */
    ND4J;

    private static final List<String> TRIED = List.of("openblas", "onednn");

    /**
     * Returns the implementation with a name.
     *
     * @param name null = the fastest of the kernel on this JVM
     * @throws UserException if the kernel does not support it
     */
    public static BenchGemm of(String name, BenchKernel kernel) {
        if (kernel != BenchKernel.FUSED) {
            if (name == null || name.equals("openblas")) {
                return ND4J;
            }
            throw new UserException("--gemm = %s, but the %s kernel always uses ND4J's OpenBLAS; leave --gemm out"
                    .formatted(name, kernel.label()));
        }
        if (name == null) {
            return Gemms.hasVectorApi() ? VECTOR : PLAIN;
        }
        if (TRIED.contains(name)) {
            throw new UserException(
                    "--gemm = %s, but the fused kernel supports vector and plain: OpenBLAS and oneDNN were slower than the JDK's Vector API, see docs/adr/0004-matrix-products.md"
                            .formatted(name));
        }
        if (name.equals("plain")) {
            return PLAIN;
        }
        if (!name.equals("vector")) {
            throw new UserException("--gemm = %s, but must be vector or plain".formatted(name));
        }
        if (!Gemms.hasVectorApi()) {
            throw new UserException(
                    "--gemm = vector, but this JVM has no Vector API; start it with --add-modules jdk.incubator.vector, as ./rnn4j does");
        }
        return VECTOR;
    }

    FloatGemm float32() {
        return this == VECTOR ? Gemms.float32() : Gemms.plainFloat32();
    }
}
