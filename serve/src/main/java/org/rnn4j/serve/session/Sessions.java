package org.rnn4j.serve.session;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.rnn4j.serve.http.Problem;
import org.rnn4j.serve.limit.Limits;
import org.rnn4j.serve.model.LoadedModel;

/** The sessions of a server. Thread-safe. */
public final class Sessions {
    /** A session that was used within this time is not ended for a new one. */
    private static final long IN_USE = 10_000_000_000L;

    private final Limits limits;
    private final byte[] key;
    private final LongSupplier nanoClock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> all = new ConcurrentHashMap<>();

    /**
     * No sessions.
     *
     * @param key with which states are signed
     * @param nanoClock current time in nanoseconds from an arbitrary origin
     */
    public Sessions(Limits limits, byte[] key, LongSupplier nanoClock) {
        this.limits = limits;
        this.key = key.clone();
        this.nanoClock = nanoClock;
    }

    /** Number of sessions. */
    public int size() {
        return all.size();
    }

    /**
     * Begins a session in the zero state.
     *
     * @param model retained for the session
     */
    public Session begin(LoadedModel model) {
        return add(model, List.of(Step.start()));
    }

    /** Begins a session in the state of a blob; its steps go on from there. */
    public Session begin(LoadedModel model, byte[] blob) {
        StateBlob state = fitting(model, blob);
        Session session = begin(model);
        session.replace(state);
        return session;
    }

    /** Begins a session after a kept step of another one. */
    public Session fork(Session other, long step) {
        List<Step> until = other.until(step);
        LoadedModel model = other.model();
        if (!model.retain()) {
            throw unknown();
        }
        try {
            return add(model, until);
        } catch (RuntimeException e) {
            model.release();
            throw e;
        }
    }

    private synchronized Session add(LoadedModel model, List<Step> history) {
        endUnused();
        long now = nanoClock.getAsLong();
        if (all.size() >= limits.sessions()) {
            Session oldest = all.values().stream()
                    .filter(session -> !session.isBusy() && now - session.used() > IN_USE)
                    .min(Comparator.comparingLong(session -> session.used() - now))
                    .orElseThrow(() -> Problem.tooMany(
                            "the server has %,d sessions, all in use; delete one or come back".formatted(all.size())));
            end(oldest.id());
        }
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Session session = new Session(id, model, limits.history(), now, history);
        all.put(id, session);
        return session;
    }

    /**
     * A session in use.
     *
     * @throws Problem if there is none of this name
     */
    public Session get(String id) {
        Session session = all.get(id);
        long now = nanoClock.getAsLong();
        if (session == null
                || session.isOver(now, limits.idle().toNanos(), limits.life().toNanos())) {
            end(id);
            throw unknown();
        }
        session.use(now);
        return session;
    }

    private static Problem unknown() {
        return Problem.notFound("there is no such session; it may have ended because it was not used");
    }

    /** The signed state of a session. */
    public byte[] state(Session session) {
        return session.state().write(key);
    }

    /** Sets the state of a session. */
    public void replace(Session session, byte[] blob) {
        session.replace(fitting(session.model(), blob));
    }

    private StateBlob fitting(LoadedModel model, byte[] blob) {
        StateBlob state = StateBlob.read(blob, key);
        if (!state.model().equals(model.fingerprint())) {
            throw Problem.conflict(
                    "the state is that of another model, or of another version of %s".formatted(model.name()));
        }
        return state;
    }

    /** Ends a session if there is one of this name. */
    public void end(String id) {
        Session session = all.remove(id);
        if (session != null) {
            session.end();
        }
    }

    /** Ends sessions whose time is over. */
    public void endUnused() {
        long now = nanoClock.getAsLong();
        all.values().stream()
                .filter(session -> session.isOver(
                        now, limits.idle().toNanos(), limits.life().toNanos()))
                .forEach(session -> end(session.id()));
    }

    /** Ends all sessions. */
    public void endAll() {
        List.copyOf(all.keySet()).forEach(this::end);
    }
}
