/**
 * Plug-ins: data sources, codec formats and tasks, including those of other jars on the class path.
 *
 * <p>May use: {@code core.sequence}, {@code core.network}, {@code core.job}, {@code core.error}, Jackson.
 */
package org.rnn4j.core.plugin;
