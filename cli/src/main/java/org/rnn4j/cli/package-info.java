/** Placeholder purpose of cli. */
package org.rnn4j.cli;
