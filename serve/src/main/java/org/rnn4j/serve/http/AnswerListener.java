package org.rnn4j.serve.http;

/** Is told of each answer. */
@FunctionalInterface
public interface AnswerListener {
    /**
     * A request was answered.
     *
     * @param route its method and path with placeholders; {@code none} if there is no such path
     * @param nanos duration
     */
    void answered(String route, int status, long nanos);
}
