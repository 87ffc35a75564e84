package org.rnn4j.planted.core.network;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

public final class HoldsADl4jNetwork {
    MultiLayerNetwork network;
}
