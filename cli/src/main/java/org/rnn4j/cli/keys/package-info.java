/**
 * {@code rnn4j keys}: the reference of all keys of a job file, in text, as the page docs/jobs.md and as a JSON schema.
 *
 * <p>May use: {@code core.job}, {@code core.plugin}, {@code core.error}, Jackson. Start reading at
 * {@link org.rnn4j.cli.keys.KeysCommand}.
 */
package org.rnn4j.cli.keys;
