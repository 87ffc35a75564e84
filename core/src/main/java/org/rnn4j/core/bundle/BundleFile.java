package org.rnn4j.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.io.RegularFile;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.train.TrainingState;

/** The file format of {@link ModelBundle}. */
final class BundleFile {
    private static final String JOB = "job.json";
    private static final String CODEC = "codec.json";
    private static final String RUN = "run.json";
    private static final String STATE = "state.bin";
    private static final List<String> OURS = List.of(RUN, JOB, CODEC);

    /** Bytes of a job, a manifest, or the codec of a tiny network: ten thousand file names fit. */
    private static final long LONGEST_TEXT = 8 << 20;

    /** A codec is JSON with an entry for each token or class, and a network has several parameters for each of them. */
    private static final long CODEC_BYTES_PER_PARAMETER = 256;

    private static final long LONGEST_CODEC = 256 << 20;
    private static final long SHORTEST_STATE = 64 << 10;
    private static final long LONGEST_STATE = 256 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private BundleFile() {}

    static void write(ModelBundle bundle, Path file) {
        AtomicFile.write(file, out -> write(bundle, out));
    }

    private static void write(ModelBundle bundle, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(
                Deflater.NO_COMPRESSION); // trained weights shrink by a tenth at most, and saving interrupts training
        bundle.network().writeTo(zip);
        ZipEntries.put(zip, JOB, json(JobJson.write(bundle.job())));
        ObjectNode codec = JSON.createObjectNode().put("format", bundle.codec().format());
        ZipEntries.put(zip, CODEC, json(codec.set("codec", bundle.codec().toJson())));
        ZipEntries.put(zip, RUN, bundle.run().toJson().getBytes(StandardCharsets.UTF_8));
        if (bundle.state().isPresent()) {
            ZipEntries.put(zip, STATE, bundle.state().get()::writeTo);
        }
        zip.finish();
    }

    static ModelBundle read(Path file, Plugins plugins, Optional<PublicKey> signer) {
        return withEntries(file, entries -> read(entries, plugins, signer));
    }

    static void sign(Path file, Path to, PrivateKey key, Plugins plugins) {
        Map<String, byte[]> contents = withEntries(file, entries -> {
            read(entries, plugins, Optional.empty()); // only what can be opened is signed
            Map<String, byte[]> all = new LinkedHashMap<>();
            for (String name : entries.names()) {
                if (!name.equals(BundleSignature.ENTRY)) {
                    all.put(name, entries.read(name, Integer.MAX_VALUE));
                }
            }
            return all;
        });
        BundleSignature.write(contents, to, key);
    }

    private static <T> T withEntries(Path file, Use<T> use) {
        if (Files.isDirectory(file)) {
            throw new UserException(
                    "%s is a folder, but must be a model file such as %s".formatted(file, file.resolve("best.zip")));
        }
        RegularFile.require(file, file.toString());
        return withEntries(file, file.toString(), use);
    }

    /** Makes something of the entries of a bundle. */
    @FunctionalInterface
    private interface Use<T> {
        T of(BundleEntries entries) throws IOException;
    }

    /** Reads from a temporary copy, since the end of a zip file lists its entries. */
    static ModelBundle read(InputStream in, String name, Plugins plugins) {
        try {
            Path copy = Files.createTempFile("rnn4j-", ".zip");
            try {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                return withEntries(copy, name, entries -> read(entries, plugins, Optional.empty()));
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UserException("%s cannot be read: %s".formatted(name, IoReason.of(e)), e);
        }
    }

    private static <T> T withEntries(Path file, String name, Use<T> use) {
        try (BundleEntries entries = new BundleEntries(file)) {
            return use.of(entries);
        } catch (NoBundle e) {
            throw new UserException(name + e.getMessage(), e);
        } catch (UserException e) {
            throw new UserException("%s cannot be read: %s".formatted(name, e.getMessage()), e);
        } catch (ZipException e) {
            throw new UserException(
                    "%s is not a model, or it is truncated or damaged (%s); copy it again or train the model again"
                            .formatted(name, e.getMessage()),
                    e);
        } catch (FileSystemException e) {
            throw new UserException("%s cannot be read: %s".formatted(name, IoReason.of(e)), e);
        } catch (IOException
                | RuntimeException e) { // DL4J and Jackson throw many kinds for an entry with wrong content
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UserException(
                    "%s cannot be read: one of its entries was not written by rnn4j (%s); train the model again or use another copy"
                            .formatted(name, problem),
                    e);
        }
    }

    private static ModelBundle read(BundleEntries entries, Plugins plugins, Optional<PublicKey> signer)
            throws IOException {
        if (!entries.without(OURS).isEmpty()) { // most likely not a bundle at all: name all that it lacks
            require(
                    entries,
                    Stream.concat(Dl4jNetwork.FORMAT.entries().stream(), OURS.stream())
                            .toList());
        }
        if (signer.isPresent()) {
            entries.requireSignature(signer.get());
        }
        RunManifest run = RunManifest.fromJson(text(entries, RUN, LONGEST_TEXT));
        if (!(JSON.readTree(text(entries, JOB, LONGEST_TEXT)) instanceof ObjectNode jobJson)) {
            throw new UserException("job.json is not an object");
        }
        JobSpec job = JobJson.read(jobJson, plugins.tasks());
        NetworkFactory factory = plugins.network(job);
        SavedNetwork.Format format = factory.format().orElse(Dl4jNetwork.FORMAT);
        require(entries, format.entries());
        SavedNetwork network = format.read(entries);
        long longestCodec = Math.min(LONGEST_CODEC, LONGEST_TEXT + CODEC_BYTES_PER_PARAMETER * network.parameters());
        JsonNode codecJson = JSON.readTree(text(entries, CODEC, longestCodec));
        Codec codec = plugins.codec(codecJson.path("format").asText(), codecJson.path("codec"));
        if (codec.input().isPresent() && codec.output().isPresent()) {
            factory.requireSizes(job, codec.input().get(), codec.output().get(), network);
        }
        return new ModelBundle(job, codec, run, network, state(entries, job, network));
    }

    /** The recurrent state has at most one value for each parameter and sequence; parameters to train further are one each. */
    private static Optional<TrainingState> state(BundleEntries entries, JobSpec job, SavedNetwork network)
            throws IOException {
        if (!entries.has(STATE)) {
            return Optional.empty();
        }
        long values = network.parameters() * job.training().batchSize();
        long longest =
                Math.min(LONGEST_STATE, SHORTEST_STATE + Double.BYTES * values) + Double.BYTES * network.parameters();
        byte[] bytes = entries.read(STATE, longest);
        TrainingState state = TrainingState.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
        int trained = state.trained().map(ParameterVector::size).orElse((int) network.parameters());
        if (trained != network.parameters()) {
            throw new IOException("%s has %d parameters to train further, but the network has %d"
                    .formatted(STATE, trained, network.parameters()));
        }
        return Optional.of(state);
    }

    /** The file is not a bundle: its message has no cause to name. */
    private static final class NoBundle extends UserException {
        private static final long serialVersionUID = 1;

        NoBundle(List<String> missing) {
            super(" is a zip file, but not a model of rnn4j: it lacks " + String.join(", ", missing));
        }
    }

    private static void require(BundleEntries entries, List<String> names) {
        List<String> missing = entries.without(names);
        if (!missing.isEmpty()) {
            throw new NoBundle(missing);
        }
    }

    private static String text(BundleEntries entries, String name, long limit) throws IOException {
        return new String(entries.read(name, limit), StandardCharsets.UTF_8);
    }

    private static byte[] json(JsonNode node) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }
}
