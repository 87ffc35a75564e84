package org.rnn4j.cli.server;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.model.SignatureOption;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.serve.ModelServer;
import org.rnn4j.serve.ServeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves models over HTTP until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serve models over HTTP: a page for people, an interface for programs.",
        footer = {
            "",
            "The page is at /, the description of the interface at /openapi.json.",
            "Ctrl+C or SIGTERM finishes what runs, then ends.",
            "Without --host, only programs of this machine can reach it.",
            "",
            "Examples:",
            "  rnn4j serve runs/NAME/best.zip",
            "  rnn4j serve poet=runs/shakespeare/best.zip judge=runs/reviews/best.zip --port 0",
            "  rnn4j serve runs/NAME/best.zip --host 0.0.0.0 --token-file token.txt",
            "  rnn4j serve runs/NAME/best.zip --watch --limit sessions=1000 --limit idle=1h"
        })
public final class ServeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "MODEL",
            arity = "1..*",
            description = "Model bundles, each with the name under which it is served: NAME=FILE, or only FILE.")
    List<String> models;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen at; 0.0.0.0 = all. Default: ${DEFAULT-VALUE}.")
    String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port; 0 = any that is free, which is printed. Default: ${DEFAULT-VALUE}.")
    int port;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "File whose first line clients must send as a bearer token. Default: the variable RNN4J_TOKEN, else none.")
    Path tokenFile;

    @Option(
            names = "--state-key-file",
            paramLabel = "FILE",
            description =
                    "File of 32 bytes or more with which states of sessions are signed, so that other servers with it can go on from them.")
    Path stateKeyFile;

    @Option(names = "--watch", description = "Load a model again when its file changes.")
    boolean watch;

    @Option(
            names = "--limit",
            paramLabel = "KEY=VALUE",
            description = "A limit, such as queue=64 or time=10s; docs/serving.md lists them. May be repeated.")
    List<String> limits = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of compute threads of each model; 0 = as in training.")
    int threads;

    @Mixin
    SignatureOption signature;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Path> files = ServedNames.of(models);
        ServeOptions options = new ServeOptions(
                files,
                host,
                port,
                Secrets.token(Optional.ofNullable(tokenFile), System.getenv()),
                Optional.ofNullable(stateKeyFile).map(Secrets::key),
                watch,
                LimitSettings.of(limits));
        Backend.start();
        PrintWriter out = spec.commandLine().getOut();
        try (ModelServer server = ModelServer.start(options, this::open)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            out.printf("serving %s at http://%s:%d/%n", String.join(", ", files.keySet()), host, server.port());
            if (options.token().isEmpty() && !isLocal()) {
                out.println("warning: anybody who reaches this address can use the models; set --token-file");
            }
            out.flush();
            server.join();
        }
        return 0;
    }

    private boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the server listens there", e);
        }
    }

    private Predictor open(String name, Path file) {
        Settings settings = new Settings(
                threads == 0 ? List.of() : List.of(new Setting("--threads", "threads", Integer.toString(threads))));
        Predictor predictor = Predictor.of(signature.read(file), name, settings);
        Backend.useThreads(predictor.bundle().job().threads());
        return predictor;
    }
}
