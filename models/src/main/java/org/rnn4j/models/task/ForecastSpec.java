package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/** The way in which a network reads a window and forecasts its horizon. */
public sealed interface ForecastSpec permits ForecastSpec.Steps, ForecastSpec.Segments {

    /** Recurrent layers read row by row, then an output layer. */
    record Steps() implements ForecastSpec {}

    /**
     * One recurrent layer reads segments of the window and decodes all segments of the horizon at once (Lin et al., 2023).
     *
     * @param segment rows of a segment; 0 = the largest divisor of the history that is at most a quarter of it
     */
    record Segments(
            @Default("0")
            @Range(min = 0, max = 100_000)
            @Doc("Rows of a segment; 0 = the largest divisor of data.history that is at most a quarter of it.")
            int segment)
            implements ForecastSpec {
        public Segments {
            Ranges.require("model", Segments.class, segment);
        }

        /** The rows of a segment for a history. */
        int rows(int history) {
            int rows = Math.max(1, history / 4);
            while (history % rows > 0) {
                rows--;
            }
            return segment == 0 ? rows : segment;
        }
    }
}
