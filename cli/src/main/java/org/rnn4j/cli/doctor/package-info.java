/**
 * {@code rnn4j doctor}: checks this machine and says how to fix what is missing.
 *
 * <p>May use: {@code core.error}, {@code cli.backend}, {@code cli.terminal}, {@code models.kernel}, ND4J's API, JNA. Start reading at
 * {@link org.rnn4j.cli.doctor.DoctorCommand}.
 */
package org.rnn4j.cli.doctor;
