package org.rnn4j.models.parallel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * A fixed team of threads that works through numbered tasks, the caller among them. Idle threads look for work for some
 * microseconds and then sleep, so that nothing spins against other programs. Threads are daemons and are shared by all
 * who ask for the same number.
 */
public final class Workers {
    private static final Map<Integer, Workers> TEAMS = new ConcurrentHashMap<>();
    private static final int LOOKS = 2_000;

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

    /** The team of so many threads, the caller included. */
    public static Workers of(int threads) {
        return TEAMS.computeIfAbsent(threads, Workers::new);
    }

    /** Size of the team. */
    public int threads() {
        return threads;
    }

    /**
     * Runs tasks 0 to {@code tasks - 1}, in any order on any of the threads, and returns when all are done. Where the team
     * is busy with another caller's tasks (or this one's, from inside a task) the caller runs them alone.
     *
     * @throws RuntimeException what a task threw; the other tasks are still finished or left out
     */
    public void run(int tasks, IntConsumer task) {
        if (tasks == 1 || helpers.length == 0 || busy.isHeldByCurrentThread() || !busy.tryLock()) {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
            return;
        }
        try {
            Round mine = new Round(tasks, task, Thread.currentThread());
            round = mine;
            for (int i = 0; i < Math.min(helpers.length, tasks - 1); i++) {
                LockSupport.unpark(helpers[i]);
            }
            mine.work();
            mine.await();
            round = null;
            mine.rethrow();
        } finally {
            busy.unlock();
        }
    }

    private void help() {
        Round last = null;
        int looks = 0;
        while (true) {
            Round current = round;
            if (current != null && current != last) {
                current.work();
                last = current;
                looks = 0;
            } else if (looks < LOOKS) {
                looks++;
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                looks = 0;
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
            int looks = 0;
            while (open.get() > 0) {
                if (looks < LOOKS) {
                    looks++;
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
