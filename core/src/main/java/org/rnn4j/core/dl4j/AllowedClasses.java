package org.rnn4j.core.dl4j;

import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.shade.jackson.databind.JavaType;
import org.nd4j.shade.jackson.databind.cfg.MapperConfig;
import org.nd4j.shade.jackson.databind.jsontype.PolymorphicTypeValidator;
import org.rnn4j.core.error.UserException;

/**
 * Checks each class name in a network's configuration before the class is loaded: loading runs its static initialiser, and a
 * model file may come from a stranger. Allowed are classes in these packages of DL4J, which hold nothing but plain settings,
 * and {@link LayerClasses}.
 */
final class AllowedClasses extends PolymorphicTypeValidator.Base {
    private static final long serialVersionUID = 1L;

    private static final Set<String> PACKAGES = Set.of(
            "org.deeplearning4j.nn.conf.constraint",
            "org.deeplearning4j.nn.conf.distribution",
            "org.deeplearning4j.nn.conf.dropout",
            "org.deeplearning4j.nn.conf.graph",
            "org.deeplearning4j.nn.conf.graph.rnn",
            "org.deeplearning4j.nn.conf.inputs",
            "org.deeplearning4j.nn.conf.layers",
            "org.deeplearning4j.nn.conf.layers.convolutional",
            "org.deeplearning4j.nn.conf.layers.misc",
            "org.deeplearning4j.nn.conf.layers.recurrent",
            "org.deeplearning4j.nn.conf.layers.util",
            "org.deeplearning4j.nn.conf.layers.wrapper",
            "org.deeplearning4j.nn.conf.preprocessor",
            "org.deeplearning4j.nn.conf.weightnoise",
            "org.deeplearning4j.nn.weights",
            "org.nd4j.linalg.activations.impl",
            "org.nd4j.linalg.learning.config",
            "org.nd4j.linalg.learning.regularization",
            "org.nd4j.linalg.lossfunctions.impl",
            "org.nd4j.linalg.schedule");

    private final Set<String> registered;

    /** @param registered names of the classes of {@link LayerClasses} */
    AllowedClasses(Set<String> registered) {
        this.registered = registered;
    }

    /** The classes of all {@link LayerClasses} of this thread's class loader. */
    static Set<String> registered() {
        return ServiceLoader.load(LayerClasses.class).stream()
                .flatMap(provider -> provider.get().classes().stream())
                .map(Class::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Validity validateBaseType(MapperConfig<?> config, JavaType baseType) {
        return Validity.INDETERMINATE; // the name decides
    }

    @Override
    public Validity validateSubClassName(MapperConfig<?> config, JavaType baseType, String name) {
        if (registered.contains(name) || PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
            return Validity.ALLOWED;
        }
        throw new UserException(
                "configuration.json names the class %s, which is not one of DL4J's or rnn4j's layers, losses and the like; if it is your own, add it to the class path with a %s"
                        .formatted(name, LayerClasses.class.getName()));
    }
}
