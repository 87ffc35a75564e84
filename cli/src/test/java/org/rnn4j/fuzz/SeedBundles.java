package org.rnn4j.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.plugin.Plugins;

/** The small bundles in the test resources, from which others are made. */
final class SeedBundles {
    private static final Path FOLDER = Path.of(System.getProperty("rnn4j.fuzz.bundles", "src/test/resources/bundles"));
    private static final List<Path> FILES = files();
    private static final List<Map<String, byte[]>> ENTRIES =
            FILES.stream().map(SeedBundles::entries).toList();
    private static List<ModelBundle> bundles;

    private SeedBundles() {}

    static synchronized List<ModelBundle> all() {
        if (bundles == null) {
            Plugins plugins = Plugins.load();
            bundles =
                    FILES.stream().map(file -> ModelBundle.read(file, plugins)).toList();
        }
        return bundles;
    }

    /** A bundle with one entry changed: its first byte names bundle and entry, the rest is the content. */
    static byte[] withEntry(byte[] input) throws IOException {
        int choice = input[0] & 0xff;
        Map<String, byte[]> entries = new TreeMap<>(ENTRIES.get(choice % ENTRIES.size()));
        List<String> names = List.copyOf(entries.keySet());
        entries.put(names.get(choice / ENTRIES.size() % names.size()), Arrays.copyOfRange(input, 1, input.length));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> entries(Path file) {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** Writes each entry of each bundle as an input of {@link FuzzTarget#ENTRY}, to begin from. */
    static void writeSeeds(Path folder) throws IOException {
        for (int bundle = 0; bundle < ENTRIES.size(); bundle++) {
            int index = 0;
            for (byte[] content : ENTRIES.get(bundle).values()) {
                byte[] input = new byte[content.length + 1];
                input[0] = (byte) (bundle + index * ENTRIES.size());
                System.arraycopy(content, 0, input, 1, content.length);
                Files.write(folder.resolve("%d-%d".formatted(bundle, index++)), input);
            }
        }
    }
}
