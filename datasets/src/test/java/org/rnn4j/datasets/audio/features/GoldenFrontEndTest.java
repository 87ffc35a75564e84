package org.rnn4j.datasets.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Features computed from the definition by another program, for signals and for recordings of spoken digits. */
class GoldenFrontEndTest {
    private static final int HEADER = 44;

    private final Path shared = Path.of(System.getProperty("rnn4j.shared", ""));

    @Test
    void everyCaseIsThatOfTheDefinition() throws IOException {
        Path file = shared.resolve("golden-heads/audio-front-end.json");
        assumeTrue(Files.exists(file), "needs the golden files, -Drnn4j.shared=FOLDER");
        for (JsonNode one : new ObjectMapper().readTree(file.toFile()).path("cases")) {
            check(one);
        }
    }

    private void check(JsonNode one) throws IOException {
        String name = one.path("name").asText();
        JsonNode options = one.path("options");
        int filters = options.path("filters").asInt(40);
        Framing framing = new Framing(
                one.path("rate").asInt(),
                options.path("win_ms").asDouble(25),
                10,
                options.path("pre").asDouble(0.97));
        double[][] logMel = new MelSpectrogram(
                        framing,
                        filters,
                        options.path("lo").asDouble(0),
                        options.path("hi").asDouble(0))
                .of(Samples.of(one.path("samples").isArray() ? numbers(one.path("samples")) : digit(name)))
                .all();
        double[][] mfcc =
                FrameStream.of(logMel).map(new Cepstrum(filters, 13)::of).all();
        double[][] delta = Deltas.appended(FrameStream.of(mfcc), 1)
                .map(frame -> Arrays.copyOfRange(frame, 13, 26))
                .all();
        assertThat(logMel).as(name).hasNumberOfRows(one.path("frames").asInt());
        compare(name + " log-mel", logMel, one.path("logMel"), one.path("sums").get(0), value -> value);
        compare(name + " MFCC", mfcc, one.path("mfcc"), one.path("sums").get(1), value -> value);
        compare(name + " delta", delta, one.path("delta"), one.path("sums").get(2), Math::abs);
    }

    /** All frames, or the first and the last three; within 1e-6 of the largest value of the frame, as samples are rounded. */
    private static void compare(
            String name, double[][] actual, JsonNode expected, JsonNode sum, DoubleUnaryOperator summed) {
        int rows = expected.size();
        for (int r = 0; r < rows; r++) {
            int t = rows == actual.length || r < rows / 2 ? r : actual.length - rows + r;
            double[] wanted = numbers(expected.get(r));
            double largest = Arrays.stream(wanted).map(Math::abs).max().orElseThrow();
            for (int f = 0; f < wanted.length; f++) {
                assertThat(actual[t][f])
                        .as("%s, frame %d, feature %d", name, t, f)
                        .isCloseTo(wanted[f], within(1e-6 * Math.max(1, largest)));
            }
        }
        double total =
                Stream.of(actual).flatMapToDouble(Arrays::stream).map(summed).sum();
        assertThat(total).as(name).isCloseTo(sum.asDouble(), within(1e-6 * Math.max(1, Math.abs(sum.asDouble()))));
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private double[] digit(String name) throws IOException {
        String speaker = name.substring(2, name.lastIndexOf('_'));
        try (ZipFile zip = new ZipFile(
                        shared.resolve("data/fsdd/%s.zip".formatted(speaker)).toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            var samples = ByteBuffer.wrap(
                            in.readAllBytes(), HEADER, (int) zip.getEntry(name).getSize() - HEADER)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            double[] values = new double[samples.remaining()];
            Arrays.setAll(values, i -> samples.get(i) / 32768.0);
            return values;
        }
    }
}
