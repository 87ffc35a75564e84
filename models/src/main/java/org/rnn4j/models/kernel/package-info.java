/**
 * How a cell runs over whole sequences: the seam behind which kernels differ by backend, in ND4J arrays.
 *
 * <p>Everything here is time-major, [time, batch, features], and knows one or two directions of one layer, nothing of
 * networks. May use: {@code models.cell}, {@code core.sequence}, {@code core.error}, ND4J's API. Must not use: DL4J. Kernels
 * are found by {@link java.util.ServiceLoader}: {@code models.kernel.generic} runs on any backend, {@code
 * models.kernel.adapter} hands the work to {@code models.kernel.fused}. Start reading at
 * {@link org.rnn4j.models.kernel.Kernel}.
 */
package org.rnn4j.models.kernel;
