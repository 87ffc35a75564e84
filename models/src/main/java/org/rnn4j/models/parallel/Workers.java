package org.rnn4j.models.parallel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * A fixed-size thread pool that runs numbered tasks; the calling thread participates. Idle threads spin for a few
 * microseconds and then park, so they do not take time from other programs. Threads are daemons and are shared by all
 * callers that request the same number.
 */
public final class Workers {
    private static final Map<Integer, Workers> POOLS = new ConcurrentHashMap<>();
    private static final int MAX_SPINS = 2_000;

    private final int threads;
    private final Thread[] helpers;
    private final ReentrantLock busy = new ReentrantLock();
    private volatile Round round;

    private Workers(int threads) {
        this.threads = threads;
        helpers = new Thread[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Thread(this::help, "rnn4j-worker-" + (i + 1));
            helpers[i].setDaemon(true);
        }
        for (Thread helper : helpers) {
            helper.start();
        }
    }

    /** The pool with the given number of threads, including the caller. */
    public static Workers of(int threads) {
        return POOLS.computeIfAbsent(threads, Workers::new);
    }

    /** Number of threads, including the caller. */
    public int threads() {
        return threads;
    }

    /**
     * Runs tasks 0 to {@code tasks - 1}, in any order on any of the threads, and returns when all are done. If the pool
     * is busy with tasks of another caller (or of this caller, when called within a task), the caller runs them alone.
     *
     * @throws RuntimeException the exception of a failed task; tasks that had not started by then are skipped
     */
    public void run(int tasks, IntConsumer task) {
        if (tasks == 1 || helpers.length == 0 || busy.isHeldByCurrentThread() || !busy.tryLock()) {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
            return;
        }
        try {
            Round submitted = new Round(tasks, task, Thread.currentThread());
            round = submitted;
            for (int i = 0; i < Math.min(helpers.length, tasks - 1); i++) {
                LockSupport.unpark(helpers[i]);
            }
            submitted.work();
            submitted.await();
            round = null;
            submitted.rethrow();
        } finally {
            busy.unlock();
        }
    }

    private void help() {
        Round last = null;
        int spins = 0;
        while (true) {
            Round current = round;
            if (current != null && current != last) {
                current.work();
                last = current;
                spins = 0;
            } else if (spins < MAX_SPINS) {
                spins++;
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                spins = 0;
            }
        }
    }

    private static final class Round {
        private final int tasks;
        private final IntConsumer task;
        private final Thread caller;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger open;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Round(int tasks, IntConsumer task, Thread caller) {
            this.tasks = tasks;
            this.task = task;
            this.caller = caller;
            open = new AtomicInteger(tasks);
        }

        void work() {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        task.accept(i);
                    }
                } catch (RuntimeException | Error thrown) {
                    failure.compareAndSet(null, thrown);
                } finally {
                    if (open.decrementAndGet() == 0) {
                        LockSupport.unpark(caller);
                    }
                }
            }
        }

        void await() {
            int spins = 0;
            while (open.get() > 0) {
                if (spins < MAX_SPINS) {
                    spins++;
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
        }

        void rethrow() {
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown != null) {
                throw (RuntimeException) thrown;
            }
        }
    }
}
