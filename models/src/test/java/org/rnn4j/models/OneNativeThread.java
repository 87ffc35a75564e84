package org.rnn4j.models;

import org.junit.jupiter.api.BeforeAll;
import org.nd4j.linalg.factory.Nd4j;

/** Limits OpenMP to one thread: contention between spinning threads slows down small arrays many times. */
public abstract class OneNativeThread {

    @BeforeAll
    static void useOneNativeThread() {
        Nd4j.getEnvironment().setMaxMasterThreads(1);
    }
}
