package org.rnn4j.planted.core.job;

import org.nd4j.linalg.api.ndarray.INDArray;

public final class UsesAnArray {
    INDArray array;
}
