package org.rnn4j.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/** Checks of Java, memory and disk. */
final class MachineChecks {
    /** Size of the unpacked native libraries of one platform. */
    private static final long NATIVES_BYTES = 450L << 20;

    private MachineChecks() {}

    static List<Finding> all() {
        return List.of(java(), platform(), Finding.ok("cores", String.valueOf(cores())), memory(), nativesFolder());
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static Finding java() {
        String value = "%s, %s, %s"
                .formatted(
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("java.home"));
        return Finding.ok("java", value); // an older one than 17 cannot even load this class
    }

    private static Finding platform() {
        String platform = Loader.getPlatform();
        return Finding.ok("platform", "%s, %s".formatted(platform, System.getProperty("os.version")));
    }

    private static Finding memory() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        String value = "%s, heap up to %s, outside the heap up to %s"
                .formatted(
                        bytes(system.getTotalMemorySize()),
                        bytes(Runtime.getRuntime().maxMemory()),
                        bytes(Pointer.maxBytes()));
        return system.getTotalMemorySize() < (2L << 30)
                ? Finding.optional(
                        "memory", value, "2 GiB or more are recommended; otherwise use a smaller model.hidden-size")
                : Finding.ok("memory", value);
    }

    private static Finding nativesFolder() {
        String what = "natives";
        String elsewhere = "unpack elsewhere with RNN4J_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER";
        try {
            Path folder = Loader.getCacheDir().toPath();
            long free = Files.getFileStore(folder).getUsableSpace();
            String value = "unpacked below %s, %s free".formatted(folder, bytes(free));
            return free < NATIVES_BYTES
                    ? Finding.broken(what, value, "free some space, or " + elsewhere)
                    : Finding.ok(what, value);
        } catch (IOException e) {
            return Finding.broken(what, "no folder to unpack into: " + e.getMessage(), elsewhere);
        }
    }

    private static String bytes(long count) {
        return count < (1L << 30) ? "%d MiB".formatted(count >> 20) : "%.1f GiB".formatted(count / (double) (1L << 30));
    }
}
