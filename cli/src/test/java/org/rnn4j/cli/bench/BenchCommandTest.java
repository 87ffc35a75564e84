package org.rnn4j.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.cli.Ran;

class BenchCommandTest {
    private static final List<String> KEYS = List.of(
            "kernel",
            "gemm",
            "cell",
            "batch",
            "time",
            "vocab",
            "hidden",
            "layers",
            "train_ms",
            "tokens_per_s",
            "forward_ms",
            "step_us",
            "gflops",
            "gemm_gflops",
            "share",
            "training_heap_mb");

    @ParameterizedTest
    @CsvSource({
        "fused, lstm, vector",
        "fused, gru, vector",
        "fused, basic-rnn, vector",
        "generic, gru, openblas",
        "stock, lstm, openblas",
        "stock, basic-rnn, openblas"
    })
    void measuresEveryKernel(String kernel, String cell, String gemm) throws Exception {
        Ran ran = tiny("--kernel", kernel, "--cell", cell, "--json");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains(cell + " 2 x 4, vocabulary 5, batch 3, 6 steps; " + kernel);
        JsonNode json = new ObjectMapper().readTree(ran.lastLineOfOut());
        assertThat(json.fieldNames()).toIterable().containsAll(KEYS);
        assertThat(json.get("kernel").asText()).isEqualTo(kernel);
        assertThat(json.get("gemm").asText()).isEqualTo(gemm);
        assertThat(json.get("batch").asInt()).isEqualTo(3);
        for (String measured : KEYS.subList(KEYS.indexOf("train_ms"), KEYS.size())) {
            assertThat(json.get(measured).asDouble()).as(measured).isPositive();
        }
    }

    @Test
    void multipliesInPlainJavaWhereAskedTo() {
        assertThat(tiny("--gemm", "plain").out()).contains("fused kernel, plain products");
    }

    @Test
    void tokensASecondFollowFromTheTrainingStep() throws Exception {
        JsonNode json = new ObjectMapper().readTree(tiny("--json").lastLineOfOut());
        assertThat(json.get("tokens_per_s").asDouble() * json.get("train_ms").asDouble() / 1e3)
                .isBetween(17.99, 18.01);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--kernel fsed | error: --kernel = fsed, but must be fused, generic or stock; did you mean fused?",
                "--cell lsmt | error: --cell = lsmt, but must be basic-rnn or gru or lstm",
                "--hidden 0 | error: --hidden = 0, but must be in [1, 8192]",
                "--seconds 0 | error: --seconds = 0, but must be in [0.001, 3600]",
                "--gemm mkl | error: --gemm = mkl, but must be vector or plain",
                "--gemm onednn | error: --gemm = onednn, but the fused kernel supports vector and plain: OpenBLAS and oneDNN were slower than the JDK's Vector API, see docs/adr/0004-matrix-products.md",
                "--gemm openblas | error: --gemm = openblas, but the fused kernel supports vector and plain: OpenBLAS and oneDNN were slower than the JDK's Vector API, see docs/adr/0004-matrix-products.md",
                "--kernel generic --gemm vector | error: --gemm = vector, but the generic kernel always uses ND4J's OpenBLAS; leave --gemm out",
                "--kernel stock --cell gru | error: --kernel = stock with --cell = gru, but DL4J 1.0.0-M2.1 has no GRU layer; use lstm or basic-rnn",
                "--batch many | error: Invalid value for option '--batch': 'many' is not an int; see rnn4j bench --help",
            })
    void refusesInOneLine(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of("bench"));
        arguments.addAll(Arrays.asList(options.split(" ")));
        Ran ran = Ran.rnn4j(arguments.toArray());
        assertThat(ran.err().lines()).containsExactly(message);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    private static Ran tiny(Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(
                "bench", "--hidden", 4, "--batch", 3, "--time", 6, "--vocab", 5, "--streams", 3, "--seconds", 0.01));
        arguments.addAll(List.of(options));
        return Ran.rnn4j(arguments.toArray());
    }
}
