package org.rnn4j.models.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.error.UserException;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Kernels;

class GoldenCheckTest extends OneNativeThread {

    static Stream<GoldenCase> shipped() {
        return GoldenFiles.shipped().stream();
    }

    @Test
    void bundlesEveryCellWithAndWithoutPaddingAndInBothDirections() {
        assertThat(GoldenFiles.shipped()).hasSize(19);
        assertThat(GoldenFiles.shipped().stream()
                        .filter(golden -> golden.directions().size() == 2))
                .hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyKernelReproducesTheGoldenVectors(GoldenCase golden) {
        for (Kernel kernel : Kernels.usable()) {
            for (GoldenResult result : GoldenCheck.check(golden, kernel)) {
                assertThat(result.passes()).as("%s", result).isTrue();
                assertThat(result.largestError()).as("nothing was compared").isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lstm_4_7_5_6, f, o",
        "lstm_4_7_5_6, i, g",
        "gru-reset-before_4_7_5_6, r, u",
        "gru-reset-after_3_5_4_2_hello1, r, n"
    })
    void swappedGatesFail(String file, String one, String other) throws IOException {
        GoldenCase planted = GoldenCase.parse(file, withSwappedGates(text(file), one, other));
        assertThat(GoldenCheck.check(planted, Kernels.generic())).noneMatch(GoldenResult::passes);
    }

    @Test
    void aWrongForgetBiasFails() throws IOException {
        ObjectNode file = (ObjectNode) mapper().readTree(text("lstm_4_7_5_6_fb1"));
        GoldenCase planted =
                GoldenCase.parse("planted", file.put("forgetBias", 0.99).toString());
        assertThat(GoldenCheck.check(planted, Kernels.generic())).noneMatch(GoldenResult::passes);
    }

    @Test
    void anInfiniteLossFails() throws IOException {
        String text = text("basic-rnn_4_7_5_6").replaceFirst("\"loss\": *-?[0-9.e-]+", "\"loss\": 1e999");
        assertThat(GoldenCheck.check(GoldenCase.parse("planted", text), Kernels.generic(), DataType.DOUBLE)
                        .passes())
                .isFalse();
    }

    @Test
    void readsAFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.json"), text("basic-rnn_4_7_5_6"));
        assertThat(GoldenFiles.in(folder)).extracting(GoldenCase::name).containsExactly("mine");
    }

    @Test
    void rejectsAnInvalidFolderOrFile(@TempDir Path folder) {
        assertThatThrownBy(() -> GoldenFiles.in(folder))
                .isInstanceOf(UserException.class)
                .hasMessage("%s contains no golden file; specify a folder with .json files", folder);
        assertThatThrownBy(() -> GoldenCase.parse("mine", "{\"cell\": \"elman\"}"))
                .isInstanceOf(UserException.class)
                .hasMessage("golden file mine: cell = elman, but must be basic-rnn, lstm, gru-reset-before,"
                        + " gru-reset-after");
        assertThatThrownBy(() -> GoldenCase.parse("mine", "{\"cell\": \"lstm\"}"))
                .isInstanceOf(UserException.class)
                .hasMessage("golden file mine: forgetBias is missing");
        assertThatThrownBy(() -> GoldenCase.parse("mine", "cell"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("golden file mine is not JSON: ");
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder().build();
    }

    private static String text(String file) throws IOException {
        try (var in = GoldenFiles.class.getResourceAsStream(file + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String withSwappedGates(String json, String one, String other) throws IOException {
        ObjectNode file = (ObjectNode) mapper().readTree(json);
        for (JsonNode direction : file.get("directions")) {
            ObjectNode params = (ObjectNode) direction.get("params");
            for (String kind : List.of("W_", "U_", "b_")) {
                JsonNode first = params.get(kind + one);
                params.set(kind + one, params.get(kind + other));
                params.set(kind + other, first);
            }
        }
        return file.toString();
    }
}
