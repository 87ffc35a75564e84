package org.rnn4j.serve;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.serve.limit.Limits;

/**
 * What a server needs to start.
 *
 * @param models files of the models by name
 * @param host address to bind to
 * @param port 0 = any that is free
 * @param token that clients must send; empty = anybody who reaches the server may use it
 * @param stateKey with which states of sessions are signed, 32 bytes or more; empty = a new one, which no other server knows
 * @param watch whether to load a model again when its file changes
 */
public record ServeOptions(
        Map<String, Path> models,
        String host,
        int port,
        Optional<String> token,
        Optional<byte[]> stateKey,
        boolean watch,
        Limits limits) {
    public ServeOptions {
        models = Map.copyOf(models);
    }

    /** On this machine only, at any free port, with all defaults. */
    public static ServeOptions local(Map<String, Path> models) {
        return new ServeOptions(models, "127.0.0.1", 0, Optional.empty(), Optional.empty(), false, Limits.defaults());
    }

    /** The same with other limits. */
    public ServeOptions with(Limits other) {
        return new ServeOptions(models, host, port, token, stateKey, watch, other);
    }
}
