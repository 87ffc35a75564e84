package org.rnn4j.cli.init;

import java.util.List;
import java.util.Map;

/**
 * A job that data may be for.
 *
 * @param task value of {@code task}
 * @param rank confidence: {@value #SURE}, {@value #LIKELY}, {@value #POSSIBLE}, {@value #UNLIKELY}, or {@value #ASKED}, which is
 *     not even offered
 * @param what one line that describes the data and the target of learning
 * @param blocks keys by block: {@code data}, {@code model}, {@code training}, {@code decoding}
 */
record Guess(String task, int rank, String what, Map<String, List<Key>> blocks) {
    static final int SURE = 4;
    static final int LIKELY = 3;
    static final int POSSIBLE = 2;
    static final int UNLIKELY = 1;
    /** Only if the user asks for the task. */
    static final int ASKED = 0;

    /**
     * A key of a block.
     *
     * @param value in YAML
     * @param why reason for the value; empty if it needs none
     */
    record Key(String name, String value, String why) {}
}
