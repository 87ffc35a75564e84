/**
 * Starts ND4J's backend, with errors that say what is missing, also where it is memory.
 *
 * <p>May use: {@code core.error}, ND4J's API. Must not use: a class of one backend, other packages of {@code cli}.
 */
package org.rnn4j.cli.backend;
