package org.rnn4j.serve.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.serve.http.Problem;

/**
 * The state of a session as bytes that a client, or another server with the same key, can keep: {@code RNN4JST}, the version of the format
 * (one byte), the fingerprint of the model (32 bytes), the step (8 bytes), whether there is a state (one byte), the state
 * ({@link RnnState#writeTo}), and the HMAC-SHA256 of all of it (32 bytes). Numbers have the high byte first.
 *
 * @param model fingerprint of the model, in hexadecimal
 * @param step number of the last step
 * @param state empty before the first token
 */
record StateBlob(String model, long step, Optional<RnnState> state) {
    private static final byte[] MAGIC = {'R', 'N', 'N', '4', 'J', 'S', 'T'};
    private static final int VERSION = 1;
    private static final int SIGNATURE = 32;

    byte[] write(byte[] key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeByte(VERSION);
            out.write(HexFormat.of().parseHex(model));
            out.writeLong(step);
            out.writeBoolean(state.isPresent());
            if (state.isPresent()) {
                state.get().writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        bytes.writeBytes(signature(key, bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote with the same key.
     *
     * @throws Problem if it is something else, of another version, or was changed
     */
    static StateBlob read(byte[] blob, byte[] key) {
        if (blob.length < MAGIC.length + 1 || !Arrays.equals(blob, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw Problem.bad("this is not the state of a session; send what GET /sessions/{id}/state returned");
        }
        if (blob[MAGIC.length] != VERSION) {
            throw Problem.bad("the state has version %d of its format, but this server reads version %d"
                    .formatted(blob[MAGIC.length] & 0xff, VERSION));
        }
        int end = blob.length - SIGNATURE;
        if (end < MAGIC.length + 1
                || !MessageDigest.isEqual(
                        signature(key, Arrays.copyOf(blob, end)), Arrays.copyOfRange(blob, end, blob.length))) {
            throw Problem.bad(
                    "the signature of the state is wrong: it was changed, or is that of a server with another key");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(blob, 0, end))) {
            in.readNBytes(MAGIC.length + 1);
            String model = HexFormat.of().formatHex(in.readNBytes(32));
            long step = in.readLong();
            return new StateBlob(model, step, in.readBoolean() ? Optional.of(RnnState.readFrom(in)) : Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("a signed state is whole", e);
        }
    }

    private static byte[] signature(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
