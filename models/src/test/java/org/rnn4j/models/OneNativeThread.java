package org.rnn4j.models;

import org.junit.jupiter.api.BeforeAll;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Limits OpenMP to one thread; several threads spin against each other, which makes small arrays many times slower.
 */
public abstract class OneNativeThread {

    @BeforeAll
    static void useOneNativeThread() {
        Nd4j.getEnvironment().setMaxMasterThreads(1);
    }
}
