package org.rnn4j.planted.models.head;

import org.nd4j.linalg.api.ndarray.INDArray;

public final class HoldsAnArray {
    INDArray array;
}
