package org.rnn4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/dependencies.md says where input reaches the libraries that ND4J contains: in one place. */
class ShadedLibrariesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rnn4j");

    @Test
    void onlyTheReaderOfConfigurationsParsesWithThem() {
        assertThat(users(
                        "org.nd4j.shade.jackson.databind.ObjectMapper",
                        "org.nd4j.shade.jackson.databind.json.JsonMapper"))
                .containsExactly("org.rnn4j.core.dl4j.NetworkConfiguration");
        assertThat(users(
                        "org.nd4j.shade.guava",
                        "org.nd4j.shade.protobuf",
                        "org.nd4j.shade.yaml",
                        "com.google.flatbuffers"))
                .isEmpty();
        assertThat(users("org.nd4j.autodiff.samediff", "org.nd4j.imports", "onnx", "org.tensorflow"))
                .isEmpty();
    }

    /** DL4J's own entries to them, which would read with its own mappers. */
    @Test
    void dl4jsOwnReadersAreNotCalled() {
        Set<String> called = new TreeSet<>();
        OURS.forEach(type -> type.getMethodCallsFromSelf().forEach(call -> {
            String name = call.getTarget().getName();
            String owner = call.getTargetOwner().getName();
            boolean reads = name.matches("fromJson|fromYaml|readValue|restore.*|readObject");
            if (reads && owner.matches("org\\.(deeplearning4j|nd4j)\\..*")) {
                called.add(type.getName() + " calls " + owner + "." + name);
            }
        }));
        assertThat(called)
                .containsExactly(
                        "org.rnn4j.core.dl4j.NetworkConfiguration calls org.nd4j.shade.jackson.databind.ObjectMapper.readValue");
    }

    private static Set<String> users(String... prefixes) {
        Set<String> users = new TreeSet<>();
        OURS.forEach(type -> {
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                for (String prefix : prefixes) {
                    if (use.getTargetClass().getName().startsWith(prefix)) {
                        users.add(type.getName());
                    }
                }
            }
        });
        return users;
    }
}
