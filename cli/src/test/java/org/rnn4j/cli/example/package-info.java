/** The jobs of {@code examples/}, on inputs small enough to train on within a second. */
package org.rnn4j.cli.example;
