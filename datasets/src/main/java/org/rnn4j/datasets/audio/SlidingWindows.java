package org.rnn4j.datasets.audio;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.rnn4j.core.sequence.Hearing.Window;
import org.rnn4j.datasets.audio.features.Samples;

/** Windows of a signal, each encoded as a recording of its own. Holds one window. Not thread-safe. */
final class SlidingWindows implements Iterator<Window> {
    private final AudioSide side;
    private final Samples samples;
    private final double[] window;
    private final int hop; // at most a window
    private int held; // samples of the window
    private long end; // of the window in the signal
    private boolean isRead; // whether the window was not yet taken
    private boolean ended;

    /**
     * Creates windows.
     *
     * @param samples at the rate of the side
     * @param window samples of a window
     * @param hop samples between the starts of two windows, at most a window
     */
    SlidingWindows(AudioSide side, Samples samples, int window, int hop) {
        this.side = side;
        this.samples = samples;
        this.window = new double[window];
        this.hop = Math.min(hop, window);
    }

    @Override
    public boolean hasNext() {
        if (!isRead && !ended) {
            int wanted = end == 0 ? window.length : hop;
            double[] next = new double[wanted];
            int read = samples.read(next, 0, wanted);
            int kept = Math.min(held, window.length - read);
            System.arraycopy(window, held - kept, window, 0, kept);
            System.arraycopy(next, 0, window, kept, read);
            held = kept + read;
            end += read;
            ended = read < wanted;
            isRead = read > 0;
        }
        return isRead;
    }

    @Override
    public Window next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        isRead = false;
        double rate = side.spec().rate();
        return new Window((end - held) / rate, end / rate, side.encode(Arrays.copyOf(window, held)));
    }
}
