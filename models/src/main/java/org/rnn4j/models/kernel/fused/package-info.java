/**
 * The fast kernel for CPUs: forward and backward passes over whole sequences in plain Java on heap arrays.
 *
 * <p>The float64 classes ({@code Double...}) are not in the repository: the build generates them from the float32
 * classes by word replacement, so gradient checks in float64 also verify the code that runs in float32. {@code
 * VectorFloatGemm}, in {@code src/vector/java}, needs {@code --add-modules jdk.incubator.vector} at run time; without
 * it, plain Java is used.
 *
 * <p>May use: {@code models.cell}, {@code core.job}, {@code core.error}. Must not use: DL4J, ND4J. Implementations of
 * cells are found by {@link java.util.ServiceLoader}, as {@link org.rnn4j.models.kernel.fused.FusedCell}. Start reading
 * at {@link org.rnn4j.models.kernel.fused.FloatDirection}, then {@link org.rnn4j.models.kernel.fused.FloatRecurrence}.
 */
package org.rnn4j.models.kernel.fused;
