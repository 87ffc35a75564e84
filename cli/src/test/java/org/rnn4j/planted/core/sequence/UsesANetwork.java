package org.rnn4j.planted.core.sequence;

import org.deeplearning4j.nn.api.Model;

public final class UsesANetwork {
    Model model;
}
