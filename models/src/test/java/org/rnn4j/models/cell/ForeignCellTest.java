package org.rnn4j.models.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Variants;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.golden.GoldenCase;
import org.rnn4j.models.golden.GoldenCheck;
import org.rnn4j.models.golden.GoldenResult;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.layer.Recurrent;

/** A cell from another jar needs only its record. */
class ForeignCellTest extends OneNativeThread {

    @Test
    void isFoundByName() {
        assertThat(Variants.names(Cell.class)).containsExactly("basic-rnn", "gru", "ind-rnn", "lstm");
        assertThat(Variants.withDefaults(Cell.class, "ind-rnn")).contains(new IndRnn());
    }

    @Test
    void rejectsANetworkWithAMissingCell() {
        String json = json(new IndRnn()).replace("ind-rnn", "ind-rn");
        assertThatThrownBy(() -> MultiLayerConfiguration.fromJson(json))
                .hasRootCauseInstanceOf(UserException.class)
                .rootCause()
                .hasMessage("cell = ind-rn, but must be one of basic-rnn, gru, ind-rnn, lstm; did you mean ind-rnn?");
    }

    private static String json(Cell cell) {
        return new NeuralNetConfiguration.Builder()
                .list(new Recurrent.Builder(cell).nIn(2).nOut(3).build())
                .build()
                .toJson();
    }

    @Test
    void hasNoRecurrentMatrix() {
        CellShape shape = new CellShape(new IndRnn(true), 3, 5);
        assertThat(shape.recurrentColumns()).isZero();
        assertThat(shape.parameterNames()).containsExactly("W_h", "b_h", "v_h", "g_h");
        assertThat(shape.columns("v_h")).isEqualTo(new CellShape.Columns(CellShape.Array.B, 5, 10));
        assertThat(shape.parameterCount()).isEqualTo(3 * 5 + 3 * 5);
    }

    @Test
    void everyKernelReproducesTheGoldenVectors() throws IOException {
        GoldenCase golden = GoldenCase.parse("ind-rnn", text("indrnn_4_7_5_6.json"));
        for (Kernel kernel : Kernels.usable()) {
            assertThat(GoldenCheck.check(golden, kernel)).allMatch(GoldenResult::passes);
        }
    }

    @Test
    void isSavedWithItsNameAndSettings() {
        String json = json(new IndRnn(true));
        assertThat(json.replaceAll("\\s", ""))
                .contains("\"cell\":{\"type\":\"ind-rnn\",\"layerNorm\":true,\"tanh\":false}");
        Recurrent read =
                (Recurrent) MultiLayerConfiguration.fromJson(json).getConf(0).getLayer();
        assertThat(read.getCell()).isEqualTo(new IndRnn(true));
    }

    @Test
    void aSettingMissingInAnOldNetworkIsOff() {
        String json = json(new Lstm(0.5, true));
        String old = json.replaceAll(",\\s*\"layerNorm\"\\s*:\\s*true", "");
        assertThat(old).isNotEqualTo(json);
        Recurrent read =
                (Recurrent) MultiLayerConfiguration.fromJson(old).getConf(0).getLayer();
        assertThat(read.getCell()).isEqualTo(new Lstm(0.5, false));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = ForeignCellTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
