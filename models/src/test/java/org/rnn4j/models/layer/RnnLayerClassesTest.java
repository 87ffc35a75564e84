package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.lossfunctions.ILossFunction;

class RnnLayerClassesTest {

    /** A layer that is not listed trains, but its bundle cannot be read again. */
    @Test
    void listsEveryLayerAndLossOfThePackage() throws IOException {
        Path sources = Path.of("src/main/java/org/rnn4j/models/layer");
        List<Class<?>> layers;
        try (Stream<Path> files = Files.list(sources)) {
            layers = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .<Class<?>>map(RnnLayerClassesTest::named)
                    .filter(type -> Layer.class.isAssignableFrom(type) || ILossFunction.class.isAssignableFrom(type))
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .toList();
        }
        assertThat(layers).contains(Recurrent.class, ValueLoss.class);
        assertThat(new RnnLayerClasses().classes()).containsExactlyInAnyOrderElementsOf(layers);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName("org.rnn4j.models.layer." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
