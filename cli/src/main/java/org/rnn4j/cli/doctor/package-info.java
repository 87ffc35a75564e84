/**
 * {@code rnn4j doctor}: what this machine has, what it lacks, and how to mend it.
 *
 * <p>May use: {@code core.error}, {@code cli.backend}, {@code cli.terminal}, {@code models.kernel}, ND4J's API, JNA. Start reading at
 * {@link org.rnn4j.cli.doctor.DoctorCommand}.
 */
package org.rnn4j.cli.doctor;
