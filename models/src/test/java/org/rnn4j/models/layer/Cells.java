package org.rnn4j.models.layer;

import java.util.stream.Stream;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.IndRnn;
import org.rnn4j.models.cell.Lstm;

/** All variants of all cells, including a cell from another jar. */
final class Cells {
    private Cells() {}

    static Stream<Cell> every() {
        return Stream.of(new BasicRnn(), new Lstm(), new Lstm(0), new Gru(false), new Gru(true), new IndRnn());
    }

    /** All cells with layer normalization. */
    static Stream<Cell> normalized() {
        return Stream.of(
                new BasicRnn(true), new Lstm(1, true), new Gru(false, true), new Gru(true, true), new IndRnn(true));
    }
}
