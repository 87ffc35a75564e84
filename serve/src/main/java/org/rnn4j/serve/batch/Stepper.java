package org.rnn4j.serve.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.RnnState;

/**
 * Steps all walks of one language model together: each round is one product of the tokens of all of them. A walk may join or
 * leave between two rounds, so nobody waits for another's text to end. A walk's results do not depend on the others. Thread-safe.
 */
public final class Stepper implements AutoCloseable {
    /** Walks in one product; more take turns. */
    private static final int MOST = 256;

    private final LanguageModel model;
    private final StepListener listener;
    private final Thread thread;
    private final Deque<Place> waiting = new ArrayDeque<>(); // guarded by this
    private boolean awake; // guarded by this
    private boolean closed; // guarded by this

    /** A walk, and the row of a batch's state in which its own is; a null state for zeros. */
    private record Place(Walk walk, RnnState states, int row) {}

    /** @param name name of the thread */
    public Stepper(LanguageModel model, String name, StepListener listener) {
        this.model = model;
        this.listener = listener;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Adds a walk.
     *
     * @throws CancellationException if the stepper is closed
     */
    public void add(Walk walk) {
        synchronized (this) {
            if (closed) {
                throw new CancellationException("the model was closed");
            }
            waiting.add(new Place(walk, walk.before(), 0));
        }
        wake();
    }

    /** Looks again which walks are ready. */
    public synchronized void wake() {
        awake = true;
        notifyAll();
    }

    /** Fails the walks that go on, and waits for the end of the round. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        wake();
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<Place> round = next(); !round.isEmpty(); round = next()) {
            List<Place> begun = only(round, place -> place.states() != null);
            List<Place> fresh = only(round, place -> place.states() == null);
            for (List<Place> batch : List.of(begun, fresh)) {
                if (!batch.isEmpty()) {
                    step(batch);
                }
            }
        }
        synchronized (this) {
            waiting.forEach(place -> place.walk().fail(new CancellationException("the model was closed")));
            waiting.clear();
        }
    }

    private static List<Place> only(List<Place> places, Predicate<Place> those) {
        return places.stream().filter(those).toList();
    }

    /** The walks of the next round, in the order in which they came; none if the stepper is closed. */
    private synchronized List<Place> next() {
        while (!closed) {
            awake = false;
            List<Place> round = new ArrayList<>();
            for (int left = waiting.size(); left > 0; left--) {
                Place place = waiting.remove();
                if (round.size() < MOST && place.walk().isReady()) {
                    round.add(place);
                } else {
                    waiting.add(place);
                }
            }
            if (!round.isEmpty()) {
                return round;
            }
            while (!awake) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    closed = true;
                    awake = true;
                }
            }
        }
        return List.of();
    }

    private void step(List<Place> batch) {
        long begin = System.nanoTime();
        NextToken next;
        try {
            int[] tokens =
                    batch.stream().mapToInt(place -> place.walk().token()).toArray();
            next = model.step(tokens, states(batch));
        } catch (RuntimeException e) {
            batch.forEach(place -> place.walk().fail(e));
            return;
        }
        listener.stepped(batch.size(), System.nanoTime() - begin);
        List<Place> on = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Place after = new Place(batch.get(i).walk(), next.after(), i);
            if (goesOn(after, next.logits()[i])) {
                on.add(after);
            }
        }
        synchronized (this) {
            waiting.addAll(on);
        }
    }

    private static boolean goesOn(Place place, float[] logits) {
        try {
            return place.walk().read(logits, () -> place.states().rows(place.row()));
        } catch (RuntimeException e) {
            place.walk().fail(e);
            return false;
        }
    }

    /** The states of some places; the batch's own state if nobody has joined or left. */
    @SuppressWarnings("ReferenceEquality") // an equal copy would do, but comparing costs more than copying
    private static RnnState states(List<Place> batch) {
        RnnState first = batch.get(0).states();
        if (first == null) {
            return null;
        }
        boolean same = first.batch() == batch.size();
        for (int i = 0; same && i < batch.size(); i++) {
            same = batch.get(i).states() == first && batch.get(i).row() == i;
        }
        return same
                ? first
                : RnnState.stack(batch.stream()
                        .map(place -> place.states().rows(place.row()))
                        .toList());
    }
}
