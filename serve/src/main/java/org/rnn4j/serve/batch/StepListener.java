package org.rnn4j.serve.batch;

/** Is told of each step of a model. */
@FunctionalInterface
public interface StepListener {
    /**
     * A step has ended.
     *
     * @param streams sequences that were stepped together
     * @param nanos duration
     */
    void stepped(int streams, long nanos);
}
