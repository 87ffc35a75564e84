package org.rnn4j.cli.doctor;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.core.error.UserException;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Kernels;

/** Checks of ND4J's backend and its BLAS, and of the requirements of CUDA and oneDNN. */
final class BackendChecks {
    private BackendChecks() {}

    static List<Finding> all() {
        List<Finding> findings = new ArrayList<>(backend());
        findings.add(cuda());
        findings.add(oneDnn());
        return findings;
    }

    private static List<Finding> backend() {
        long start = System.nanoTime();
        try {
            Backend.start();
        } catch (UserException e) {
            return List.of(Finding.broken("backend", e.getMessage(), ""));
        }
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        Blas blas = Nd4j.factory().blas();
        Environment environment = Nd4j.getEnvironment();
        return List.of(
                Finding.ok("backend", "%s, started in %d ms".formatted(Backend.name(), milliseconds)),
                Finding.ok("blas", "%s, %d threads".formatted(blas.getBlasVendor(), blas.getMaxThreads())),
                Finding.ok(
                        "nd4j threads",
                        "%d per operation, %d concurrent operations"
                                .formatted(environment.maxThreads(), environment.maxMasterThreads())),
                Finding.ok(
                        "kernels", Kernels.usable().stream().map(Kernel::name).collect(Collectors.joining(", "))),
                vectorApi());
    }

    private static Finding vectorApi() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? Finding.ok("vector api", "used for matrix products")
                : Finding.optional(
                        "vector api",
                        "not used, so matrix products take twice as long",
                        "run ./rnn4j, or java --add-modules jdk.incubator.vector -jar rnn4j.jar");
    }

    private static Finding cuda() {
        boolean build = isOnClassPath("org.nd4j.linalg.jcublas.JCublasBackend");
        boolean driver = loads(Platform.isWindows() ? "nvcuda" : "libcuda.so.1");
        boolean toolkit = loads(Platform.isWindows() ? "cudart64_110" : "libcudart.so.11.0");
        String value = "%s build, driver %s, CUDA 11 runtime %s"
                .formatted(build ? "CUDA" : "CPU", driver ? "found" : "missing", toolkit ? "found" : "missing");
        List<String> steps = new ArrayList<>();
        if (!driver) {
            steps.add("install NVIDIA's driver");
        }
        if (!toolkit) {
            steps.add("install the CUDA 11.6 toolkit");
        }
        if (!build) {
            steps.add("build with `mvn -Pcuda -DskipTests clean package`");
        }
        return steps.isEmpty()
                ? Finding.ok("cuda", value)
                : Finding.optional("cuda", value, "to compute on a GPU: " + String.join(", ", steps));
    }

    private static Finding oneDnn() {
        boolean jar = isOnClassPath("org.bytedeco.dnnl.global.dnnl");
        boolean openCl = loads(Platform.isWindows() ? "OpenCL" : "libOpenCL.so.1");
        String value = "oneDNN %s, libOpenCL %s"
                .formatted(jar ? "in the jar" : "not in this build", openCl ? "found" : "missing");
        return jar && !openCl
                ? Finding.optional("onednn", value, "for faster products: apt-get install ocl-icd-libopencl1")
                : jar ? Finding.ok("onednn", value) : Finding.optional("onednn", value, "");
    }

    private static boolean isOnClassPath(String className) {
        return BackendChecks.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null;
    }

    /** Whether the system's loader finds a library by this name. */
    private static boolean loads(String library) {
        try {
            NativeLibrary.getInstance(library).close();
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
