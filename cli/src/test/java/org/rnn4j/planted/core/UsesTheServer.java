package org.rnn4j.planted.core;

import org.rnn4j.planted.serve.Answers;

public final class UsesTheServer {
    Answers answers;
}
