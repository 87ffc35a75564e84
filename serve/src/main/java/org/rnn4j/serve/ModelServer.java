package org.rnn4j.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.serve.api.Admission;
import org.rnn4j.serve.api.Api;
import org.rnn4j.serve.api.Metrics;
import org.rnn4j.serve.http.Gate;
import org.rnn4j.serve.http.Refusals;
import org.rnn4j.serve.model.ModelOpener;
import org.rnn4j.serve.model.Models;
import org.rnn4j.serve.session.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trained models over HTTP:
 *
 * <pre>
 *   Map&lt;String, Path&gt; models = Map.of("poet", Path.of("best.zip"));
 *   try (ModelServer server = ModelServer.start(ServeOptions.local(models), opener)) {
 *       System.out.println("http://localhost:" + server.port());
 *   }
 * </pre>
 */
public final class ModelServer implements AutoCloseable {
    private static final int LAST_PORT = 65_535;
    private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);
    private static final int THREADS = 64;
    private static final int CONNECTIONS = 4096;
    private static final long IDLE_MILLIS = 30_000;

    private final Server server;
    private final ServerConnector connector;
    private final Models models;
    private final Sessions sessions;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(daemons("clock"));
    private final ExecutorService computers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), daemons("predictions"));
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean isReady = true;

    private ModelServer(ServeOptions options, ModelOpener opener) {
        Metrics metrics = new Metrics();
        InetAddress host = address(options.host());
        models = new Models(options.models(), opener, metrics);
        sessions = new Sessions(options.limits(), options.stateKey().orElseGet(ModelServer::newKey), System::nanoTime);
        Admission admission = new Admission(options.limits().queue());
        metrics.gauge("rnn4j_sessions", "Sessions.", sessions::size);
        metrics.gauge("rnn4j_queue", "Requests that compute or wait to.", admission::inside);

        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 8);
        threads.setName("http");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(8192);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host.getHostAddress());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        server.setErrorHandler(new Refusals());
        server.setHandler(new GracefulHandler(new Gate(
                Api.routes(models, sessions, options.limits(), admission, metrics, computers, () -> isReady),
                options.limits(),
                options.token(),
                host,
                metrics)));
        server.setStopTimeout(options.limits().time().toMillis() + 1000);
        everySecond(sessions::endUnused);
        if (options.watch()) {
            everySecond(models::reloadChanged);
        }
    }

    /**
     * Starts a server.
     *
     * @throws UserException if a model cannot be opened, or the port is taken
     */
    public static ModelServer start(ServeOptions options, ModelOpener opener) {
        if (options.port() < 0 || options.port() > LAST_PORT) {
            throw new UserException("--port = %d, but must be in [0, %d]".formatted(options.port(), LAST_PORT));
        }
        ModelServer started = new ModelServer(options, opener);
        try {
            started.server.start();
            return started;
        } catch (IOException e) {
            started.close();
            throw new UserException(
                    "cannot listen at %s, port %d: %s; use another --port, or --port 0 for any that is free"
                            .formatted(options.host(), options.port(), IoReason.of(e)),
                    e);
        } catch (Exception e) { // Jetty declares no other
            started.close();
            throw new IllegalStateException("the HTTP server cannot start", e);
        }
    }

    private void everySecond(Runnable task) {
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) { // which would end the repetition
                        LOG.error("a task of the server failed", e);
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    private static ThreadFactory daemons(String name) {
        return run -> {
            Thread thread = new Thread(run, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new UserException(
                    "--host %s is not an address of this machine; use 127.0.0.1 for this machine only, 0.0.0.0 for all networks"
                            .formatted(host),
                    e);
        }
    }

    private static byte[] newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** The port at which the server listens. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Takes on no more, finishes what runs, and frees the models. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        isReady = false;
        clock.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) { // Jetty declares no other
            throw new IllegalStateException("the HTTP server cannot stop", e);
        } finally {
            computers.shutdown();
            sessions.endAll();
            models.close();
        }
    }
}
