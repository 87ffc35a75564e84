/**
 * The fused passes as a kernel of {@code models.kernel}: copies ND4J arrays to the heap and back.
 *
 * <p>May use: {@code core.job}, {@code core.sequence}, {@code models.cell}, {@code models.kernel}, {@code models.kernel.fused}, {@code
 * models.parallel}, ND4J's API. Start reading at {@link org.rnn4j.models.kernel.adapter.FusedKernel}.
 */
package org.rnn4j.models.kernel.adapter;
