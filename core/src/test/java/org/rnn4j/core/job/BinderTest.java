package org.rnn4j.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;

class BinderTest {
    private enum Unit {
        CODE_POINT,
        BYTE
    }

    private sealed interface Parts {
        record ByFraction(@Default("0.9") double train) implements Parts {}

        record ByFiles(Path train, @Default("") String test) implements Parts {}
    }

    private record Options(
            List<Path> files,
            @Default("code-point") Unit unit,
            @Default("by-fraction") Parts parts,
            @Default("[]") List<Integer> sizes,
            @Default("0") Duration pause) {}

    @Test
    void bindsListsPathsEnumsAndVariants() {
        Options options = bind(
                "{files: [a.txt, b.txt], unit: byte, parts: {type: by-files, train: c.txt}, sizes: 3, pause: 250ms}");
        assertThat(options)
                .isEqualTo(new Options(
                        List.of(Path.of("a.txt"), Path.of("b.txt")),
                        Unit.BYTE,
                        new Parts.ByFiles(Path.of("c.txt"), ""),
                        List.of(3),
                        Duration.ofMillis(250)));
        assertThat(Binder.bind(Binder.toTree(options), Options.class, "data")).isEqualTo(options);
    }

    @Test
    void takesOneValueForAListOfOneAndDefaultsForTheRest() {
        assertThat(bind("{files: a.txt}"))
                .isEqualTo(new Options(
                        List.of(Path.of("a.txt")),
                        Unit.CODE_POINT,
                        new Parts.ByFraction(0.9),
                        List.of(),
                        Duration.ZERO));
    }

    @Test
    void namesTheWholeKeyOfWhatIsWrong() {
        assertThatThrownBy(() -> bind("{}"))
                .isInstanceOf(UserException.class)
                .hasMessage("data.files is missing; it must be a list");
        assertThatThrownBy(() -> bind("{file: a}")).hasMessage("unknown key data.file; did you mean data.files?");
        assertThatThrownBy(() -> bind("{files: [a, {}]}")).hasMessage("data.files[1] = {}, but must be a path");
        assertThatThrownBy(() -> bind("{files: a, unit: bytes}"))
                .hasMessage("data.unit = \"bytes\", but must be one of code-point, byte; did you mean byte?");
        assertThatThrownBy(() -> bind("{files: a, parts: by-file}"))
                .hasMessage("data.parts = by-file, but must be one of by-fraction, by-files; did you mean by-files?");
        assertThatThrownBy(() -> bind("{files: a, parts: by-files}"))
                .hasMessage("data.parts.train is missing; it must be a path");
    }

    private static Options bind(String yaml) {
        return Binder.bind(tree(yaml), Options.class, "data");
    }

    private record Limits(
            @Default("1") @Range(min = 1, max = 5) int low) {
        Limits {
            Ranges.require("data", Limits.class, low);
        }
    }

    private record Spread(
            @Flat Limits limits,
            @Default("by-fraction") @Flat Parts parts,
            @Default("a") String name) {}

    @Test
    void spreadsFlatComponentsIntoTheirParentsBlock() {
        Spread spread = spread("{low: 2, parts: by-files, train: c.txt, name: b}");
        assertThat(spread).isEqualTo(new Spread(new Limits(2), new Parts.ByFiles(Path.of("c.txt"), ""), "b"));
        assertThat(Binder.toTree(spread).toString())
                .isEqualTo("{\"low\":2,\"parts\":\"by-files\",\"train\":\"c.txt\",\"test\":\"\",\"name\":\"b\"}");
        assertThat(Binder.bind(Binder.toTree(spread), Spread.class, "data")).isEqualTo(spread);
        assertThat(spread("{}")).isEqualTo(new Spread(new Limits(1), new Parts.ByFraction(0.9), "a"));
    }

    private record Overriding(@Default("{low: 3}") @Flat Limits limits) {}

    @Test
    void aSpreadComponentMayHaveDefaultsOfItsOwn() {
        assertThat(Binder.bind(tree("{}"), Overriding.class, "data")).isEqualTo(new Overriding(new Limits(3)));
        assertThat(Binder.bind(tree("{low: 2}"), Overriding.class, "data")).isEqualTo(new Overriding(new Limits(2)));
        assertThat(JobKeys.of(Overriding.class, "data")).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("data.low");
            assertThat(key.fallback()).contains("3");
        });
    }

    @Test
    void aFlatChoiceAllowsTheKeysOfItsVariantOnly() {
        assertThatThrownBy(() -> spread("{test: x}"))
                .hasMessage("unknown key data.test; allowed in data: low, parts, train, name");
        assertThatThrownBy(() -> spread("{parts: by-file}"))
                .hasMessage("data.parts = by-file, but must be one of by-fraction, by-files; did you mean by-files?");
    }

    @Test
    void aRangeHoldsForBindingAndForTheConstructor() {
        assertThatThrownBy(() -> spread("{low: 6}")).hasMessage("data.low = 6, but must be in [1, 5]");
        assertThatThrownBy(() -> new Limits(0)).hasMessage("data.low = 0, but must be in [1, 5]");
        assertThat(new Limits(5).low()).isEqualTo(5);
    }

    private static Spread spread(String yaml) {
        return Binder.bind(tree(yaml), Spread.class, "data");
    }

    private static ObjectNode tree(String yaml) {
        return (ObjectNode) YamlTree.parse(yaml, "test", new Origins());
    }
}
