package org.rnn4j.serve.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.serve.http.Problem;
import org.rnn4j.serve.model.LoadedModel;

/**
 * A recurrent state that a client steps. Steps are numbered, so that a client that got no answer can ask again: a repetition has the same
 * answer, another number is refused. The last steps are kept, to repeat them, to go back and to fork. Thread-safe; one step at a time.
 */
public final class Session {
    private final String id;
    private final LoadedModel model;
    private final int kept;
    private final long begun;
    private final Deque<Step> history = new ArrayDeque<>(); // guarded by this, as what follows
    private long used;
    private boolean busy;
    private boolean ended;

    /** @param model retained for the session */
    Session(String id, LoadedModel model, int kept, long now, List<Step> history) {
        this.id = id;
        this.model = model;
        this.kept = kept;
        begun = now;
        used = now;
        this.history.addAll(history);
    }

    public String id() {
        return id;
    }

    public LoadedModel model() {
        return model;
    }

    /** Number of the last step. */
    public synchronized long step() {
        return history.getLast().number();
    }

    /** Number of the earliest step to which the session can go back. */
    public synchronized long earliest() {
        return history.getFirst().number();
    }

    /**
     * Reads tokens, or repeats the answer.
     *
     * @param number of this step: one more than the last one, or that of a kept step with the same tokens
     * @throws Problem for another number, other tokens, or while another step runs
     */
    public CompletionStage<Step> step(long number, int[] tokens) {
        RnnState before;
        synchronized (this) {
            requireFree();
            long last = step();
            if (number <= last) {
                return CompletableFuture.completedFuture(repeat(number, tokens));
            }
            if (number != last + 1) {
                throw Problem.conflict(
                        "step %d does not follow step %d; the next is %d".formatted(number, last, last + 1));
            }
            busy = true;
            before = history.getLast().after().orElse(null);
        }
        Reading reading = new Reading(tokens, before);
        try {
            model.stepper().orElseThrow().add(reading);
        } catch (RuntimeException e) {
            reading.fail(e);
        }
        return reading.done().handle((end, failure) -> finished(number, tokens, end, failure));
    }

    private synchronized Step finished(long number, int[] tokens, Reading.End end, Throwable failure) {
        busy = false;
        if (ended) {
            model.release();
        }
        if (failure != null) {
            throw new java.util.concurrent.CompletionException(failure);
        }
        Step step = new Step(number, tokens, Optional.of(end.logits()), Optional.of(end.after()));
        history.add(step);
        if (history.size() > kept + 1) {
            history.removeFirst();
        }
        return step;
    }

    private Step repeat(long number, int[] tokens) {
        Step step = at(number);
        if (step.logits().isEmpty()) {
            throw Problem.conflict(
                    "step %d was not made in this session, so it has no answer to repeat".formatted(number));
        }
        if (!Arrays.equals(step.tokens(), tokens)) {
            throw Problem.conflict(
                    "step %d was made with other symbols; go back with rewind first, or fork".formatted(number));
        }
        return step;
    }

    /** Goes back to an earlier step. */
    public synchronized void rewind(long number) {
        requireFree();
        at(number); // or it is not kept
        while (history.getLast().number() > number) {
            history.removeLast();
        }
    }

    /** The steps up to one of them, for a session that continues from there. */
    synchronized List<Step> until(long number) {
        requireFree();
        at(number);
        List<Step> until = new ArrayList<>(history);
        until.removeIf(step -> step.number() > number);
        return until;
    }

    /** The state as it is now, to be written. */
    synchronized StateBlob state() {
        requireFree();
        return new StateBlob(model.fingerprint(), step(), history.getLast().after());
    }

    /** Replaces the state, and forgets the steps. */
    synchronized void replace(StateBlob state) {
        requireFree();
        history.clear();
        history.add(new Step(state.step(), new int[0], Optional.empty(), state.state()));
    }

    private Step at(long number) {
        return history.stream()
                .filter(step -> step.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.conflict("step %d is not kept; the session has steps %d to %d"
                        .formatted(
                                number,
                                history.getFirst().number(),
                                history.getLast().number())));
    }

    private void requireFree() {
        if (busy) {
            throw Problem.conflict("another step of this session is running; wait for its answer");
        }
    }

    synchronized void use(long now) {
        used = now;
    }

    synchronized long used() {
        return used;
    }

    synchronized boolean isOver(long now, long idle, long life) {
        return !busy && (now - used > idle || now - begun > life);
    }

    synchronized boolean isBusy() {
        return busy;
    }

    /** Lets go of the model, after the step that runs. */
    synchronized void end() {
        if (!ended && !busy) {
            model.release();
        }
        ended = true;
    }
}
