package org.rnn4j.datasets.audio.wave;

import java.util.Arrays;
import org.rnn4j.datasets.audio.features.Samples;

/**
 * A signal at another rate, by a sinc under a Kaiser window, one set of weights per phase ({@link SincKernel}). The pass band ends at 0.84 of half the
 * lower rate; beyond half of it all is damped by 80 dB. Output sample n stands at the time of input sample n from / to. Not
 * thread-safe.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/resample/">Smith, Digital Audio Resampling</a>
 */
public final class Resampler implements Samples {
    private final Samples in;
    private final SincKernel kernel;
    private final double[] buffer; // input from sample number bufferStart on
    private long bufferStart;
    private int buffered;
    private boolean ended;
    private long inputLength = Long.MAX_VALUE; // known when it ended
    private long produced;

    /** @param in samples at the rate that the weights convert from */
    public Resampler(Samples in, SincKernel kernel) {
        this.in = in;
        this.kernel = kernel;
        buffer = new double[Math.max(1 << 13, 4 * kernel.reach())];
        bufferStart = -kernel.reach();
        buffered = kernel.reach(); // zeros before the signal
    }

    /** The samples at another rate; the same ones if it is the rate they have. */
    public static Samples of(Samples in, int from, int to) {
        return from == to ? in : new Resampler(in, SincKernel.of(from, to));
    }

    /** Number of samples that some input samples become: those whose time is before the end of the input. */
    public static long length(long samples, int from, int to) {
        return (samples * to + from - 1) / from;
    }

    @Override
    public int read(double[] into, int start, int length) {
        long last = (produced + length - 1) * kernel.from() / kernel.to() + kernel.reach() + 1; // input that is needed
        for (int i = 0; i < length; i++) {
            long place = produced * kernel.from();
            long before = place / kernel.to(); // the input sample at or before this time
            fill(before + kernel.reach() + 1, last);
            if (before >= inputLength) {
                return i;
            }
            double[] weight = kernel.row((int) (place % kernel.to()));
            int first = (int) (before - kernel.reach() + 1 - bufferStart);
            double sum = 0;
            for (int k = 0; k < weight.length; k++) {
                sum += weight[k] * buffer[first + k];
            }
            into[start + i] = sum;
            produced++;
        }
        return length;
    }

    /**
     * Holds all input up to a sample number, exclusive; zeros after its end.
     *
     * @param most sample number up to which input may be read, exclusive, since it may not have arrived after it
     */
    private void fill(long end, long most) {
        while (bufferStart + buffered < end) {
            if (buffered == buffer.length) {
                int kept = 2 * kernel.reach();
                System.arraycopy(buffer, buffered - kept, buffer, 0, kept);
                bufferStart += buffered - kept;
                buffered = kept;
            }
            int room = (int) Math.min(buffer.length - buffered, most - bufferStart - buffered);
            int read = ended ? 0 : in.read(buffer, buffered, room);
            if (read < room && !ended) {
                ended = true;
                inputLength = bufferStart + buffered + read;
            }
            Arrays.fill(buffer, buffered + read, buffered + room, 0);
            buffered += room;
        }
    }
}
