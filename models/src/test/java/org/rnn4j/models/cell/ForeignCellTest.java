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
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.golden.GoldenCase;
import org.rnn4j.models.golden.GoldenCheck;
import org.rnn4j.models.golden.GoldenResult;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.layer.Recurrent;

/** What a cell of another jar needs is its record alone. */
class ForeignCellTest extends OneNativeThread {

    @Test
    void itIsFoundByItsName() {
        assertThat(Cells.byName()).containsOnlyKeys("basic-rnn", "gru", "indrnn", "lstm");
        assertThat(Cells.named("indrnn")).isEqualTo(IndRnn.class);
        assertThatThrownBy(() -> Cells.named("indrn"))
                .isInstanceOf(UserException.class)
                .hasMessage("cell = indrn, but must be one of basic-rnn, gru, indrnn, lstm; did you mean indrnn?;"
                        + " a cell of another jar needs it on the class path");
    }

    @Test
    void itLearnsNoRecurrentMatrix() {
        CellShape shape = new CellShape(new IndRnn(true), 3, 5);
        assertThat(shape.recurrentColumns()).isZero();
        assertThat(shape.parameterNames()).containsExactly("W_h", "b_h", "v_h", "g_h");
        assertThat(shape.columns("v_h")).isEqualTo(new CellShape.Columns(CellShape.Array.B, 5, 10));
        assertThat(shape.parameterCount()).isEqualTo(3 * 5 + 3 * 5);
    }

    @Test
    void everyKernelComputesItsGoldenVectors() throws IOException {
        GoldenCase golden = GoldenCase.parse("indrnn", text("indrnn_4_7_5_6.json"));
        for (Kernel kernel : Kernels.usable()) {
            assertThat(GoldenCheck.check(golden, kernel)).allMatch(GoldenResult::passes);
        }
    }

    @Test
    void itIsSavedUnderItsNameWithItsSettings() {
        String json = new NeuralNetConfiguration.Builder()
                .list(new Recurrent.Builder(new IndRnn(true)).nIn(2).nOut(3).build())
                .build()
                .toJson();
        assertThat(json.replaceAll("\\s", "")).contains("\"cell\":{\"type\":\"indrnn\",\"layerNorm\":true}");
        Recurrent read =
                (Recurrent) MultiLayerConfiguration.fromJson(json).getConf(0).getLayer();
        assertThat(read.getCell()).isEqualTo(new IndRnn(true));
    }

    @Test
    void aSettingThatAnOldNetworkLacksIsOff() {
        String json = new NeuralNetConfiguration.Builder()
                .list(new Recurrent.Builder(new Lstm(0.5, true)).nIn(2).nOut(3).build())
                .build()
                .toJson();
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
