package org.rnn4j.serve.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.serve.batch.StepListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of a server by name, each with the file from which it is loaded again. Thread-safe. */
public final class Models implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    private final ModelOpener opener;
    private final StepListener listener;
    private final Map<String, Slot> slots = new TreeMap<>();

    private static final class Slot {
        final Path file;
        LoadedModel current; // guarded by the slot
        Stamp seen;

        Slot(Path file) {
            this.file = file;
        }
    }

    /** The attributes of a file that change when it is written. */
    private record Stamp(FileTime time, long size) {
        static Stamp of(Path file) {
            try {
                return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
            } catch (IOException e) {
                return null; // being replaced
            }
        }
    }

    /**
     * Loads models.
     *
     * @param files by name
     * @throws UserException if one cannot be loaded
     */
    public Models(Map<String, Path> files, ModelOpener opener, StepListener listener) {
        this.opener = opener;
        this.listener = listener;
        try {
            files.forEach((name, file) -> {
                Slot slot = new Slot(file);
                slot.seen = Stamp.of(file);
                slot.current = load(name, file);
                slots.put(name, slot);
            });
        } catch (UserException e) {
            close();
            throw e;
        }
    }

    /** The names of all models. */
    public List<String> names() {
        return List.copyOf(slots.keySet());
    }

    /** The current version of a model, retained; empty if there is none of that name. */
    public Optional<LoadedModel> retain(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            return Optional.empty();
        }
        synchronized (slot) {
            slot.current.retain();
            return Optional.of(slot.current);
        }
    }

    /**
     * Loads a model again. Requests and sessions of the old version end with it, new ones begin with the new version.
     *
     * @throws UserException if the file cannot be used; then the old version stays
     */
    public void reload(String name) {
        Slot slot = slots.get(name);
        synchronized (slot.file) { // one reload at a time; requests go on
            Stamp stamp = Stamp.of(slot.file);
            LoadedModel next = load(name, slot.file);
            LoadedModel old;
            synchronized (slot) {
                slot.seen = stamp;
                old = slot.current;
                slot.current = next;
            }
            old.release();
        }
        LOG.info("loaded {} again", name);
    }

    /** Loads those models again whose files have changed. A file that cannot be used is reported once. */
    public void reloadChanged() {
        slots.forEach((name, slot) -> {
            Stamp stamp = Stamp.of(slot.file);
            if (stamp != null && !stamp.equals(slot.seen)) {
                slot.seen = stamp;
                try {
                    reload(name);
                } catch (UserException e) {
                    LOG.warn("the file of {} has changed, but the old model stays: {}", name, e.getMessage());
                }
            }
        });
    }

    private LoadedModel load(String name, Path file) {
        Predictor predictor = opener.open(name, file); // first, since its errors say more
        return new LoadedModel(name, sha256(file), Instant.now(), predictor, listener);
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UserException("%s cannot be read: %s".formatted(file, IoReason.of(e)), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Ends the use of all models. */
    @Override
    public void close() {
        slots.values().forEach(slot -> slot.current.release());
    }
}
