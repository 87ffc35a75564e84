/**
 * Finds data sources, codec formats and tasks, so that a jar on the class path can bring more of them.
 *
 * <p>May use: {@code core.sequence}, {@code core.network}, {@code core.job}, {@code core.error}, Jackson.
 */
package org.rnn4j.core.plugin;
