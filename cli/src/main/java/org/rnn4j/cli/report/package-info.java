/**
 * Pages about runs: {@code report.html} of a run folder, and {@code rnn4j compare}. A page is one file of HTML and SVG without
 * scripts, which forbids itself the network.
 *
 * <p>May use: {@code core}, {@code cli.picture}, {@code cli.terminal}, Jackson, DL4J's and ND4J's networks to list their
 * layers. Start reading at {@link
 * org.rnn4j.cli.report.RunReport}.
 */
package org.rnn4j.cli.report;
