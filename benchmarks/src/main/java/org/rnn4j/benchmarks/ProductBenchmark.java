package org.rnn4j.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.kernel.fused.Gemms;

/** Matrix products [rows, inner] x [inner, columns] with the shapes of training and generation, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ProductBenchmark {
    @Param({"vector", "plain"})
    String gemm;

    /** rows x columns x inner: forward and backward steps, the projection of a whole sequence, one stream. */
    @Param({
        "16x512x128",
        "32x256x128",
        "16x1024x256",
        "32x512x256",
        "32x2048x512",
        "64x1024x512",
        "32x512x2048",
        "3200x2048x512",
        "1x2048x512"
    })
    String shape;

    private FloatGemm products;
    private FloatScratch scratch;
    private int rows;
    private int columns;
    private int inner;
    private float[] a;
    private float[] b;
    private float[] c;
    private float[][] packed;

    @Setup
    public void draw() {
        int[] sizes =
                Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
        rows = sizes[0];
        columns = sizes[1];
        inner = sizes[2];
        products = gemm.equals("vector") ? Gemms.float32() : Gemms.plainFloat32();
        scratch = new FloatScratch();
        a = RandomFloats.draw(rows * inner, 1, 1);
        b = RandomFloats.draw(inner * columns, 1, 2);
        c = new float[Math.max(rows, inner) * columns];
        packed = products.allocate(inner, columns);
        products.pack(b, 0, columns, false, inner, columns, packed);
    }

    @Benchmark
    public float[] multiply() {
        products.multiply(a, 0, inner, packed, c, 0, columns, rows, columns, inner, false);
        return c;
    }

    /** Weight gradient with the same operands, [inner, rows] x [rows, columns], where rows are time steps. */
    @Benchmark
    public float[] weightGradient() {
        products.addTransposed(a, 0, inner, c, 0, columns, b, 0, columns, inner, columns, rows, scratch);
        return b;
    }

    @Benchmark
    public float[][] pack() {
        products.pack(b, 0, columns, false, inner, columns, packed);
        return packed;
    }
}
