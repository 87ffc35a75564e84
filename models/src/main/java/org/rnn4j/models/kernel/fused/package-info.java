/**
 * The fast kernel for CPUs: passes over whole sequences in plain Java on heap arrays, forward and backward.
 *
 * <p>The float64 classes ({@code Double...}) are not in the repository: the build makes them from the float32 ones by
 * replacing the word, so the gradient checks in float64 prove the code that runs in float32. {@code VectorFloatGemm},
 * in {@code src/vector/java}, needs {@code --add-modules jdk.incubator.vector} at run time and is left aside without it.
 *
 * <p>May use: {@code models.cell}, {@code core.job}, {@code core.error}. Must not use: DL4J, ND4J. A cell's passes are found by
 * {@link java.util.ServiceLoader}, as {@link org.rnn4j.models.kernel.fused.FusedCell}. Start reading at
 * {@link org.rnn4j.models.kernel.fused.FloatDirection}, then {@link org.rnn4j.models.kernel.fused.FloatRecurrence}.
 */
package org.rnn4j.models.kernel.fused;
