package org.rnn4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** Rules for imports between packages, in the words of docs/architecture.md. */
final class Rules {
    private static final String CORE = "org.rnn4j..core..";
    private static final String DATASETS = "org.rnn4j..datasets..";
    private static final String MODELS = "org.rnn4j..models..";
    private static final String KERNEL = "org.rnn4j..models.kernel..";
    private static final String SERVE = "org.rnn4j..serve..";
    private static final String CLI = "org.rnn4j..cli..";

    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy(CORE)
            .layer("datasets")
            .definedBy(DATASETS)
            .layer("models")
            .definedBy(MODELS)
            .layer("serve")
            .definedBy(SERVE)
            .layer("cli")
            .definedBy(CLI)
            .whereLayer("datasets")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("models")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("serve")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .because("data and models meet only in the contract of core.sequence (docs/architecture.md)");

    static final ArchRule NO_CYCLES =
            slices().matching("org.rnn4j.(**)").should().beFreeOfCycles();

    static final ArchRule NO_STANDARD_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should(ACCESS_STANDARD_STREAMS)
            .because("a library that prints cannot be embedded; results and progress are the cli's");

    static final ArchRule NO_EXIT = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .because("only the program may end the program");

    static final ArchRule PICOCLI_IN_CLI = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    static final ArchRule HTTP_IN_SERVE = noClasses()
            .that()
            .resideOutsideOfPackage(SERVE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.jetty..", "io.prometheus..")
            .because("only the server needs a library for HTTP; a program that embeds a model does not");

    static final ArchRule NO_BACKEND_CLASSES = noClasses()
            .that()
            .resideOutsideOfPackage(KERNEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nd4j.linalg.cpu..",
                    "org.nd4j.linalg.jcublas..",
                    "org.bytedeco.openblas..",
                    "org.bytedeco.dnnl..",
                    "org.bytedeco.cuda..")
            .because("a profile swaps the backend and nothing else; kernels alone know one");

    static final ArchRule ERRORS_NEED_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("org.rnn4j..core.error..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.rnn4j..core.error..");

    static final ArchRule SEQUENCES_KNOW_NO_NETWORK = noClasses()
            .that()
            .resideInAPackage("org.rnn4j..core.sequence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.rnn4j..core.job..",
                    "org.rnn4j..core.network..",
                    "org.rnn4j..core.train..",
                    "org.deeplearning4j..");

    static final ArchRule JOBS_KNOW_NO_ARRAYS = noClasses()
            .that()
            .resideInAPackage("org.rnn4j..core.job..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

    /** The packages along which a runtime without DL4J, ND4J and native libraries can be cut. */
    private static final String[] WITHOUT_DL4J = {
        CORE,
        DATASETS,
        "org.rnn4j..models.cell..",
        "org.rnn4j..models.kernel.fused..",
        "org.rnn4j..models.crf..",
        "org.rnn4j..models.characters..",
        "org.rnn4j..models.head..",
        "org.rnn4j..models.decoder..",
        "org.rnn4j..models.engine..",
        "org.rnn4j..models.parallel..",
        "org.rnn4j..models.ngram..",
        "org.rnn4j..models.vectors..",
    };

    /** Classes within these packages that are exempt from the rule. */
    private static final String ON_DL4J_S_SIDE = String.join(
            "|",
            "org\\.rnn4j\\.core\\.dl4j\\..*", // DL4J's entries of a bundle
            "org\\.rnn4j\\.core\\.bundle\\.BundleFile", // reads those entries through core.dl4j
            "org\\.rnn4j\\.core\\.run\\.RunManifest", // names the backend through core.dl4j
            "org\\.rnn4j\\.datasets\\.iterator\\..*" // batches for DL4J's own fit
            );

    static final ArchRule NO_DL4J = noClasses()
            .that()
            .resideInAnyPackage(WITHOUT_DL4J)
            .and()
            .haveNameNotMatching(ON_DL4J_S_SIDE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.deeplearning4j..",
                    "org.nd4j..",
                    "org.bytedeco..",
                    "org.rnn4j..core.dl4j..",
                    "org.rnn4j..models.layer..",
                    "org.rnn4j..models.network..",
                    "org.rnn4j..models.kernel",
                    "org.rnn4j..models.kernel.generic..",
                    "org.rnn4j..models.kernel.adapter..")
            .because(
                    "only layers, the generic kernel and what writes DL4J's entries of a bundle need DL4J and natives");

    private Rules() {}
}
