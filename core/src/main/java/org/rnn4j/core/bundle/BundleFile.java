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
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobSpec;
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

    /** The entries of a zip file or stream. */
    @FunctionalInterface
    private interface Entries {
        Map<String, byte[]> read() throws IOException;
    }

    static ModelBundle read(Path file, Plugins plugins) {
        if (Files.isDirectory(file)) {
            throw new UserException(
                    "%s is a folder, but must be a model file such as %s".formatted(file, file.resolve("best.zip")));
        }
        return read(() -> ZipEntries.readAll(file), file.toString(), plugins);
    }

    static ModelBundle read(InputStream in, String name, Plugins plugins) {
        return read(() -> ZipEntries.readAll(in), name, plugins);
    }

    private static ModelBundle read(Entries zip, String file, Plugins plugins) {
        Map<String, byte[]> entries = entries(zip, file);
        try {
            RunManifest run = RunManifest.fromJson(text(entries, RUN));
            JobSpec job = JobJson.read((ObjectNode) JSON.readTree(text(entries, JOB)), plugins.tasks());
            JsonNode codecJson = JSON.readTree(text(entries, CODEC));
            Codec codec = plugins.codec(codecJson.path("format").asText(), codecJson.path("codec"));
            Optional<TrainingState> state = Optional.empty();
            if (entries.containsKey(STATE)) {
                state = Optional.of(
                        TrainingState.readFrom(new DataInputStream(new ByteArrayInputStream(entries.get(STATE)))));
            }
            SavedNetwork.Format format = plugins.network(job).format().orElse(Dl4jNetwork.FORMAT);
            require(entries, format.entries(), file);
            return new ModelBundle(job, codec, run, format.read(entries), state);
        } catch (UserException e) {
            throw new UserException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        } catch (IOException
                | RuntimeException e) { // DL4J and Jackson throw many kinds for an entry with wrong content
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UserException(
                    "%s cannot be read: one of its entries was not written by rnn4j (%s); train the model again or use another copy"
                            .formatted(file, problem),
                    e);
        }
    }

    private static Map<String, byte[]> entries(Entries zip, String file) {
        Map<String, byte[]> entries;
        try {
            entries = zip.read();
        } catch (ZipException e) {
            throw new UserException(
                    "%s is not a model, or it is truncated or damaged (%s); copy it again or train the model again"
                            .formatted(file, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new UserException("%s cannot be read: %s".formatted(file, IoReason.of(e)), e);
        }
        if (!entries.keySet().containsAll(OURS)) { // most likely not a bundle at all: name all that it lacks
            require(
                    entries,
                    Stream.concat(Dl4jNetwork.FORMAT.entries().stream(), OURS.stream())
                            .toList(),
                    file);
        }
        return entries;
    }

    private static void require(Map<String, byte[]> entries, List<String> names, String file) {
        List<String> missing =
                names.stream().filter(name -> !entries.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new UserException("%s is a zip file, but not a model of rnn4j: it lacks %s"
                    .formatted(file, String.join(", ", missing)));
        }
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    private static byte[] json(JsonNode node) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }
}
