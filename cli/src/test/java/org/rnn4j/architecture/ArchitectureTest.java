package org.rnn4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.planted.circle.left.Left;
import org.rnn4j.planted.circle.right.Right;
import org.rnn4j.planted.cli.Cli;
import org.rnn4j.planted.core.Ends;
import org.rnn4j.planted.core.Prints;
import org.rnn4j.planted.core.UsesJetty;
import org.rnn4j.planted.core.UsesPicocli;
import org.rnn4j.planted.core.UsesTheCli;
import org.rnn4j.planted.core.UsesTheServer;
import org.rnn4j.planted.core.error.UsesALibrary;
import org.rnn4j.planted.core.job.UsesAnArray;
import org.rnn4j.planted.core.network.HoldsADl4jNetwork;
import org.rnn4j.planted.core.sequence.UsesANetwork;
import org.rnn4j.planted.datasets.Data;
import org.rnn4j.planted.models.ReadsData;
import org.rnn4j.planted.models.head.HoldsAnArray;
import org.rnn4j.planted.models.head.NamesABackend;
import org.rnn4j.planted.models.kernel.MayNameABackend;
import org.rnn4j.planted.serve.Answers;

/** The rules hold for what is shipped, and each is seen to fail where it is broken on purpose. */
class ArchitectureTest {
    private static JavaClasses shipped;

    @BeforeAll
    static void importWhatIsShipped() {
        shipped = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.rnn4j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "datasets", "models", "serve", "cli"})
    void everyModuleIsLookedAt(String module) {
        assertThat(shipped.stream()
                        .filter(type -> type.getPackageName().startsWith("org.rnn4j." + module))
                        .count())
                .as("classes of %s", module)
                .isGreaterThan(8);
    }

    @Test
    void plantedClassesAreNotShipped() {
        assertThat(shipped.contain(Data.class)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesAndViolations")
    void holdsForWhatIsShipped(String name, ArchRule rule) {
        rule.check(shipped);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesAndViolations")
    void failsOnAPlantedViolation(String name, ArchRule rule, Class<?>[] planted) {
        List<String> reports = rule.allowEmptyShould(true)
                .evaluate(new ClassFileImporter().importClasses(planted))
                .getFailureReport()
                .getDetails();
        assertThat(reports).as("what %s reports", name).isNotEmpty();
    }

    static Stream<Arguments> rulesAndViolations() {
        return Stream.of(
                rule("models must not import datasets", Rules.LAYERS, ReadsData.class, Data.class),
                rule("core must not import cli", Rules.LAYERS, UsesTheCli.class, Cli.class),
                rule("packages form no cycle", Rules.NO_CYCLES, Left.class, Right.class),
                rule("only cli prints", Rules.NO_STANDARD_STREAMS, Prints.class),
                rule("only cli ends the program", Rules.NO_EXIT, Ends.class),
                rule("only cli knows picocli", Rules.PICOCLI_IN_CLI, UsesPicocli.class),
                rule("only serve knows HTTP", Rules.HTTP_IN_SERVE, UsesJetty.class),
                rule("core must not import serve", Rules.LAYERS, UsesTheServer.class, Answers.class),
                rule("only kernels name a backend", Rules.NO_BACKEND_CLASSES, NamesABackend.class),
                rule("errors need only the JDK", Rules.ERRORS_NEED_ONLY_THE_JDK, UsesALibrary.class),
                rule("sequences know no network", Rules.SEQUENCES_KNOW_NO_NETWORK, UsesANetwork.class),
                rule("jobs know no arrays", Rules.JOBS_KNOW_NO_ARRAYS, UsesAnArray.class),
                rule("heads need no ND4J", Rules.NO_DL4J, HoldsAnArray.class),
                rule("the contract needs no DL4J", Rules.NO_DL4J, HoldsADl4jNetwork.class));
    }

    @Test
    void aKernelMayNameABackend() {
        Rules.NO_BACKEND_CLASSES
                .allowEmptyShould(true)
                .check(new ClassFileImporter().importClasses(MayNameABackend.class));
    }

    private static Arguments rule(String name, ArchRule rule, Class<?>... planted) {
        return Arguments.of(name, rule, planted);
    }
}
