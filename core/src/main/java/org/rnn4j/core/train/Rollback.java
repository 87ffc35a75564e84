package org.rnn4j.core.train;

/**
 * The return of a diverged training to its last good model, at half the learning rate.
 *
 * @param step the step that showed the divergence, 1-based
 * @param fault what was found, such as "the loss is NaN"
 * @param to number of completed steps of the good model
 * @param count number of returns so far, this one included
 * @param most number of returns after which the training ends with an error
 * @param learningRate learning rate of the optimizer from now on, before its schedule
 */
public record Rollback(long step, String fault, long to, int count, int most, double learningRate) {}
