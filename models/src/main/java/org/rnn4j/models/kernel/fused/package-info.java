/**
 * The fast kernel for CPUs: whole-sequence passes in plain Java over heap arrays, forward and backward.
 *
 * <p>The float64 classes ({@code Double...}) are not in the repository: the build makes them from the float32 ones by
 * replacing the word, so the gradient checks in float64 prove the code that runs in float32. {@code VectorFloatGemm},
 * in {@code src/vector/java}, needs {@code --add-modules jdk.incubator.vector} at run time and is left aside without it.
 *
 * <p>May use: {@code models.cell}, {@code models.kernel}, {@code models.parallel}, ND4J's array API at the seam only. Start
 * reading at {@link org.rnn4j.models.kernel.fused.FloatRecurrence}.
 */
package org.rnn4j.models.kernel.fused;
