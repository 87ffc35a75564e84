import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Load on a running server: one stream, then many, then twice as many as it takes, then clients that are killed. {@code java
 * ServingLoad.java PORT MODEL STREAMS TOKENS}; benchmarks/serving starts the server.
 */
public final class ServingLoad {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final String model;

    private ServingLoad(int port, String model) {
        this.port = port;
        this.model = model;
    }

    /** The outcome of one stream: HTTP status, text, and times between tokens in nanoseconds. */
    private record Stream(int status, String text, long[] gaps) {}

    public static void main(String[] arguments) throws Exception {
        ServingLoad load = new ServingLoad(Integer.parseInt(arguments[0]), arguments[1]);
        int streams = Integer.parseInt(arguments[2]);
        int tokens = Integer.parseInt(arguments[3]);
        load.together(8, tokens); // warms up
        load.report("1 stream", load.together(1, 4 * tokens));
        load.report(streams + " streams", load.together(streams, tokens));
        load.report(2 * streams + " streams", load.together(2 * streams, tokens));
        load.killed(50);
        for (String line : load.get("/metrics").split("\n")) {
            if (line.startsWith("rnn4j_queue ") || line.startsWith("rnn4j_sessions ")) {
                System.out.println("after 50 killed clients: " + line);
            }
        }
    }

    private record Round(List<Stream> streams, double seconds) {}

    private Round together(int count, int tokens) throws InterruptedException {
        List<Stream> done = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int seed = i % 10; // ten different texts, each by many streams: a mixed-up one would show
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    Stream stream = stream(seed, tokens);
                    synchronized (done) {
                        done.add(stream);
                    }
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        long begin = System.nanoTime();
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return new Round(done, (System.nanoTime() - begin) / 1e9);
    }

    private Socket send(int seed, int tokens) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        String body = "{\"prompt\": \"The \", \"length\": %d, \"seed\": %d, \"stream\": true}".formatted(tokens, seed);
        String head = "POST /models/%s/generate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(model, body.length());
        OutputStream out = socket.getOutputStream();
        out.write((head + body).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private Stream stream(int seed, int tokens) throws IOException {
        try (Socket socket = send(seed, tokens)) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            int status = Integer.parseInt(in.readLine().split(" ")[1]);
            long[] gaps = new long[tokens];
            int count = 0;
            long last = 0;
            String text = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("data: {\"text\"")) {
                    long now = System.nanoTime();
                    if (last != 0 && count < tokens) {
                        gaps[count++] = now - last;
                    }
                    last = now;
                } else if (line.startsWith("data: {\"prompt\"")) {
                    text = line.replaceFirst("\"seconds\":[^,]*,", "");
                }
            }
            return new Stream(status, text, Arrays.copyOf(gaps, count));
        }
    }

    private void killed(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            try (Socket socket = send(i, 10_000)) {
                socket.getInputStream().read();
            }
        }
        Thread.sleep(1000);
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    private void report(String name, Round round) {
        List<Stream> ok = round.streams().stream().filter(stream -> stream.status() == 200).toList();
        long refused = round.streams().stream().filter(stream -> stream.status() == 429).count();
        long[] gaps = ok.stream().flatMapToLong(stream -> Arrays.stream(stream.gaps())).sorted().toArray();
        long tokens = gaps.length + ok.size();
        long texts = ok.stream().map(Stream::text).distinct().count();
        System.out.printf(
                Locale.ROOT,
                "%-12s %4d ok, %4d refused (429), %4d else; %,9.0f tokens/s; between tokens: median %.2f ms, p95 %.2f ms, p99 %.2f ms; %d different texts for %d seeds%n",
                name,
                ok.size(),
                refused,
                round.streams().size() - ok.size() - refused,
                tokens / round.seconds(),
                at(gaps, 0.5),
                at(gaps, 0.95),
                at(gaps, 0.99),
                texts,
                Math.min(10, round.streams().size()));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }
}
