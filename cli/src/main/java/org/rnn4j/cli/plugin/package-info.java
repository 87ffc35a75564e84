/**
 * Plug-ins in jars of the user's own.
 *
 * <p>May use: {@code core.error}, picocli. Start reading at {@link org.rnn4j.cli.plugin.PluginJars}.
 */
package org.rnn4j.cli.plugin;
