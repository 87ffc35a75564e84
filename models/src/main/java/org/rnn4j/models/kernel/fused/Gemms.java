package org.rnn4j.models.kernel.fused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Selection of the matrix product implementation. */
public final class Gemms {
    private static final Logger LOG = LoggerFactory.getLogger(Gemms.class);
    private static final String VECTOR = "org.rnn4j.models.kernel.fused.VectorFloatGemm";

    private Gemms() {}

    /** The fastest float32 implementation: the Vector API if the JVM has it, or else plain Java. */
    public static FloatGemm float32() {
        return Float32.BEST;
    }

    /** The float64 implementation, for checks rather than speed. */
    public static DoubleGemm float64() {
        return Float64.ONLY;
    }

    /** The plain Java float32 implementation. */
    public static FloatGemm plainFloat32() {
        return new PlainFloatGemm();
    }

    /** The name of {@link #float32}, which multiplies matrices of such numbers. */
    public static String nameFor(float[] numbers) {
        return float32().name();
    }

    /** The name of {@link #float64}, which multiplies matrices of such numbers. */
    public static String nameFor(double[] numbers) {
        return float64().name();
    }

    /** Whether {@link #float32} uses the Vector API. */
    public static boolean hasVectorApi() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static FloatGemm best() {
        if (!hasVectorApi()) {
            LOG.info("matrix products run in plain Java; they are faster with --add-modules jdk.incubator.vector");
            return plainFloat32();
        }
        try {
            return Class.forName(VECTOR)
                    .asSubclass(FloatGemm.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.warn("the Vector API is not usable; matrix products run in plain Java: {}", e.toString());
            return plainFloat32();
        }
    }

    private static final class Float32 {
        static final FloatGemm BEST = best();
    }

    private static final class Float64 {
        static final DoubleGemm ONLY = new PlainDoubleGemm();
    }
}
