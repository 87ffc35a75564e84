/**
 * How a cell runs over whole sequences: the seam behind which kernels differ by backend, and the kernel that runs on any.
 *
 * <p>Everything here is time-major, [time, batch, features], and knows one or two directions of one layer, nothing of
 * networks. May use: {@code models.cell}, {@code core.sequence}, ND4J's API. Must not use: DL4J. Other kernels are found
 * by {@link java.util.ServiceLoader}. Start reading at {@link org.rnn4j.models.kernel.Kernel}.
 */
package org.rnn4j.models.kernel;
