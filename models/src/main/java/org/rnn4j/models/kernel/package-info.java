/**
 * Interface of the kernels that run a cell over whole sequences, in ND4J arrays; kernels differ by backend.
 *
 * <p>All arrays are time-major, [time, batch, features]. A kernel handles one or two directions of a single layer and
 * knows nothing about networks. May use: {@code models.cell}, {@code core.sequence}, {@code core.error}, ND4J's API.
 * Must not use: DL4J. Kernels are found by {@link java.util.ServiceLoader}: {@code models.kernel.generic} runs on any
 * backend, {@code models.kernel.adapter} delegates to {@code models.kernel.fused}. Start reading at {@link
 * org.rnn4j.models.kernel.Kernel}.
 */
package org.rnn4j.models.kernel;
