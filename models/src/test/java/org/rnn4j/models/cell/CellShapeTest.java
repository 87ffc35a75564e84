package org.rnn4j.models.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.models.cell.CellShape.Array;
import org.rnn4j.models.cell.CellShape.Columns;

class CellShapeTest {

    @Test
    void gatesAreInTensorFlowsOrder() {
        CellShape lstm = new CellShape(new Lstm(), 3, 5);
        assertThat(lstm.columns("W_i")).isEqualTo(new Columns(Array.W, 0, 5));
        assertThat(lstm.columns("U_g")).isEqualTo(new Columns(Array.U, 5, 10));
        assertThat(lstm.columns("b_f")).isEqualTo(new Columns(Array.B, 10, 15));
        assertThat(lstm.columns("W_o")).isEqualTo(new Columns(Array.W, 15, 20));
        assertThat(lstm.parameterCount()).isEqualTo(3 * 20 + 5 * 20 + 20);
    }

    @Test
    void theRecurrentBiasOfAGruFollowsTheOtherBiases() {
        CellShape gru = new CellShape(new Gru(true), 3, 5);
        assertThat(gru.columns("bU_n")).isEqualTo(new Columns(Array.B, 15, 20));
        assertThat(gru.bLength()).isEqualTo(20);
        assertThat(gru.parameterNames()).hasSize(10).endsWith("b_n", "bU_n");
        assertThatThrownBy(() -> new CellShape(new Gru(false), 3, 5).columns("bU_n"))
                .hasMessage(
                        "Gru[resetAfter=false, layerNorm=false] has no parameter bU_n, but has [W_r, W_u, W_n, U_r, U_u, U_n, b_r, b_u,"
                                + " b_n]");
    }

    @Test
    void theGainsOfLayerNormalizationAreLast() {
        CellShape gru = new CellShape(new Gru(true, true), 3, 5);
        assertThat(gru.columns("g_r")).isEqualTo(new Columns(Array.B, 20, 25));
        assertThat(gru.bLength()).isEqualTo(35);
        assertThat(gru.parameterNames()).endsWith("bU_n", "g_r", "g_u", "g_n");
        assertThat(new CellShape(new BasicRnn(true), 3, 5).columns("g_h")).isEqualTo(new Columns(Array.B, 5, 10));
    }

    @Test
    void rejectsAForgetBiasOfNaN() {
        assertThatThrownBy(() -> new Lstm(Double.NaN))
                .isInstanceOf(UserException.class)
                .hasMessage("model.forget-bias = NaN, but must be in [-100, 100]");
    }
}
