/** Placeholder purpose of models. */
package org.rnn4j.models;
