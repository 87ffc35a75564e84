package org.rnn4j.core.train;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Prepares the batches of one pass on a separate thread, a few ahead, in the same order. A failure there is thrown
 * here, after the batches before it. {@link #close} ends the thread.
 */
final class Prefetch implements Iterator<SequenceBatch>, AutoCloseable {
    /** Batches that are waiting or in preparation: one is too few if their sizes differ, and more only take memory. */
    static final int AHEAD = 3;

    private final BlockingQueue<Item> ready = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(AHEAD);
    private final Thread thread;
    private volatile boolean closed;
    private Item head;

    /**
     * A result of the thread: a batch, a failure, or, if both are null, the end.
     *
     * @param failure an Error or a RuntimeException
     */
    private record Item(SequenceBatch batch, Throwable failure) {
        private static final Item END = new Item(null, null);
    }

    /** @param batches read from one thread only, which is not the caller's */
    Prefetch(Iterable<SequenceBatch> batches) {
        thread = new Thread(() -> prepare(batches), "rnn4j-prefetch");
        thread.setDaemon(true);
        thread.start();
    }

    private void prepare(Iterable<SequenceBatch> batches) {
        Item last = Item.END;
        try {
            Iterator<SequenceBatch> source = batches.iterator();
            room.acquireUninterruptibly();
            while (!closed && source.hasNext()) {
                ready.add(new Item(source.next(), null));
                room.acquireUninterruptibly();
            }
        } catch (RuntimeException | Error e) { // all failures are passed to the reader of the batch
            last = new Item(null, e);
        }
        ready.add(last);
    }

    @Override
    public boolean hasNext() {
        if (head == null) {
            head = take();
        }
        if (head.failure instanceof Error error) {
            throw error;
        } else if (head.failure != null) {
            throw (RuntimeException) head.failure;
        }
        return head.batch != null;
    }

    @Override
    public SequenceBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        SequenceBatch batch = head.batch;
        head = null;
        room.release();
        return batch;
    }

    private Item take() {
        try {
            return ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch was prepared", e);
        }
    }

    /** Waits until the batch in preparation is done. */
    @Override
    public void close() {
        closed = true;
        room.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the thread ends anyway, a little later
        }
    }
}
