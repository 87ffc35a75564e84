package org.rnn4j.cli.train;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rnn4j.core.train.Trainer;

/** Ends a training cleanly on Ctrl-C: finishes the current step and writes the last model. */
final class Interruption implements AutoCloseable {
    private static final int SECONDS_TO_FINISH = 60;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "rnn4j-interrupt");
    private final PrintWriter err;
    private volatile Trainer trainer;
    private volatile boolean requested;

    /** @param err where to say that nothing was saved */
    Interruption(PrintWriter err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void watch(Trainer running) {
        trainer = running;
        if (requested) {
            running.requestStop();
        }
    }

    /** Whether the user has pressed Ctrl-C. */
    boolean isRequested() {
        return requested;
    }

    /** Waits in a shutdown hook: the JVM ends when its hooks have ended, whatever other threads do. */
    private void stopAndWait() {
        requested = true;
        Trainer running = trainer;
        if (running == null) {
            say("interrupted before the training began");
            return;
        }
        running.requestStop();
        if (running.isFitting()) {
            say("interrupted while the model was fitted; nothing was saved");
            return;
        }
        try {
            if (!finished.await(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                return; // the bundles written so far are complete
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already ending: the hook runs, and was just told that it may return.
        }
    }
}
