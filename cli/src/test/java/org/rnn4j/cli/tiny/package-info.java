/** The smallest task with predictions: texts of two classes, told apart by their letters. Found like any plug-in. */
package org.rnn4j.cli.tiny;
