package org.rnn4j.core.job;

/** How a job file spells a cell; the cells themselves are in {@code models.cell}. */
public enum CellKind {
    BASIC_RNN,
    LSTM,
    GRU
}
