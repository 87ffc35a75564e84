package org.rnn4j.core.decode.ctc;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@link PrefixSearch} step by step: a label settles when all beginnings that are kept have it. Its time is that of the step at which
 * the paths that begin it are most likely.
 */
final class PrefixStream implements LabelStream {
    private final PrefixSearch search;

    PrefixStream(PrefixSearch search) {
        this.search = search;
    }

    @Override
    public List<Settled> read(float[][] logs) {
        List<Settled> settled = new ArrayList<>();
        for (float[] step : logs) {
            search.read(step);
            settled.addAll(search.settle());
        }
        return settled;
    }

    @Override
    public int[] pending() {
        return search.best();
    }

    @Override
    public List<Settled> end() {
        return search.end();
    }
}
