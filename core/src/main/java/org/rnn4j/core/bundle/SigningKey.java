package org.rnn4j.core.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.TextFile;

/** Ed25519 keys in PEM files (PKCS #8 and X.509), as {@code openssl genpkey -algorithm ed25519} writes them. */
public final class SigningKey {
    static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private SigningKey() {}

    /** A new pair of keys. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 has Ed25519", e);
        }
    }

    /** The text of a PEM file. */
    public static String pem(Key key) {
        String kind = key instanceof PrivateKey ? PRIVATE : PUBLIC;
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, body, kind)
                .replace("\r\n", "\n");
    }

    /**
     * Reads a private key.
     *
     * @throws UserException if the file has none
     */
    public static PrivateKey readPrivate(Path file) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(body(file, PRIVATE)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKey(file, PRIVATE, e);
        }
    }

    /**
     * Reads a public key.
     *
     * @throws UserException if the file has none
     */
    public static PublicKey readPublic(Path file) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(body(file, PUBLIC)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKey(file, PUBLIC, e);
        }
    }

    private static byte[] body(Path file, String kind) {
        String text = TextFile.read(file).strip();
        String begin = "-----BEGIN %s-----".formatted(kind);
        String end = "-----END %s-----".formatted(kind);
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw noKey(file, kind, null);
        }
        String body = text.substring(begin.length(), text.length() - end.length());
        return Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
    }

    private static UserException noKey(Path file, String kind, Exception cause) {
        return new UserException(
                "%s is not an Ed25519 %s in a PEM file; make a pair of keys with rnn4j keygen, sign with KEY and check with KEY.pub"
                        .formatted(file, kind.toLowerCase(Locale.ROOT)),
                cause);
    }
}
