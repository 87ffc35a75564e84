package org.rnn4j.models.kernel.fused;

/**
 * A cell as the fused passes see it.
 *
 * @param forgetBias of an LSTM, else 0
 */
public record FusedCell(Kind kind, double forgetBias) {
    /** The forms of recurrence that have a fused pass. */
    public enum Kind {
        BASIC_RNN,
        LSTM,
        GRU_RESET_BEFORE,
        GRU_RESET_AFTER
    }
}
