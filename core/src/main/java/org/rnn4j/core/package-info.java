/** Placeholder purpose of core. */
package org.rnn4j.core;
