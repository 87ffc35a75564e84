package org.rnn4j.models.layer;

import java.util.stream.Stream;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.IndRnn;
import org.rnn4j.models.cell.Lstm;

/** Every cell in every variant, one of another jar among them. */
final class Cells {
    private Cells() {}

    static Stream<Cell> every() {
        return Stream.of(new BasicRnn(), new Lstm(), new Lstm(0), new Gru(false), new Gru(true), new IndRnn());
    }

    /** Every cell with layer normalisation. */
    static Stream<Cell> normalized() {
        return Stream.of(
                new BasicRnn(true), new Lstm(1, true), new Gru(false, true), new Gru(true, true), new IndRnn(true));
    }
}
