package org.rnn4j.models.parallel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * A fixed-size thread pool that runs numbered tasks; the calling thread participates. Idle threads spin for a few
 * microseconds and then park, so they do not take time from other programs; after a second without work they end, and start
 * again when there is work. So no thread outlives the models that use it by more than that. Threads are daemons and are
 * shared by all callers that request the same number.
 */
public final class Workers {
    private static final Map<Integer, Workers> POOLS = new ConcurrentHashMap<>();
    private static final int MAX_SPINS = 2_000;

    private final int threads;
    private final long keepAlive;
    /** Running helpers; null where one has not started or has ended. */
    private final AtomicReferenceArray<Thread> helpers;

    private final ReentrantLock busy = new ReentrantLock();
    private volatile Round round;

    private Workers(int threads) {
        this(threads, TimeUnit.SECONDS.toNanos(1));
    }

    /** @param keepAlive nanoseconds without work after which a helper ends */
    Workers(int threads, long keepAlive) {
        this.threads = threads;
        this.keepAlive = keepAlive;
        helpers = new AtomicReferenceArray<>(threads - 1);
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
        if (tasks == 1 || helpers.length() == 0 || busy.isHeldByCurrentThread() || !busy.tryLock()) {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
            return;
        }
        try {
            Round submitted = new Round(tasks, task, Thread.currentThread());
            round = submitted;
            for (int i = 0; i < Math.min(helpers.length(), tasks - 1); i++) {
                wake(i);
            }
            submitted.work();
            submitted.await();
            round = null;
            submitted.rethrow();
        } finally {
            busy.unlock();
        }
    }

    /** Wakes a helper, or starts it. One that ends just now is missed in this round, which the others finish. */
    private void wake(int i) {
        Thread helper = helpers.get(i);
        if (helper == null) {
            Thread started = new Thread(() -> help(i), "rnn4j-worker-" + (i + 1));
            started.setDaemon(true);
            helpers.set(i, started);
            started.start();
        } else {
            LockSupport.unpark(helper);
        }
    }

    /** The helper with this number, if it runs. */
    Thread helper(int i) {
        return helpers.get(i);
    }

    private void help(int i) {
        Round last = null;
        int spins = 0;
        long idleSince = System.nanoTime();
        while (true) {
            Round current = round;
            if (current != null && current != last) {
                current.work();
                last = current;
                spins = 0;
                idleSince = System.nanoTime();
            } else if (spins < MAX_SPINS) {
                spins++;
                Thread.onSpinWait();
            } else if (System.nanoTime() - idleSince >= keepAlive) {
                helpers.set(i, null);
                return;
            } else {
                last = null; // the garbage collector may take what it refers to
                LockSupport.parkNanos(this, keepAlive);
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
