package org.rnn4j.core.job;

import org.rnn4j.core.error.UserException;

/**
 * The number of compute threads. It is never above the system property {@value #LIMIT}, by which an application that embeds
 * this library, and knows no job, limits it.
 */
public final class Threads {
    /** Name of the property; read whenever a model is created and, by DL4J layers, whenever one computes. */
    public static final String LIMIT = "rnn4j.threads";

    private Threads() {}

    /**
     * The number of threads to use.
     *
     * @param wanted 0 = one per core
     * @throws UserException if the property is not a number of at least 1
     */
    public static int of(int wanted) {
        int threads = wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
        String limit = System.getProperty(LIMIT);
        return limit == null ? threads : Math.min(threads, parsed(limit));
    }

    private static int parsed(String limit) {
        try {
            int threads = Integer.parseInt(limit.strip());
            if (threads >= 1) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // the message below says what is allowed
        }
        throw new UserException(
                "the system property %s = %s, but must be a whole number of at least 1".formatted(LIMIT, limit));
    }
}
