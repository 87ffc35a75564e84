package org.rnn4j.planted.core;

import org.eclipse.jetty.server.Server;

public final class UsesJetty {
    Server server;
}
