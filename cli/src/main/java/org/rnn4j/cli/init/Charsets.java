package org.rnn4j.cli.init;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.io.ByteOrderMark;

/** The encoding of a text, told from its bytes. */
final class Charsets {
    private static final double MOST = 0.6;

    private Charsets() {}

    /**
     * A decoded text.
     *
     * @param charset name of its charset in Java
     * @param why evidence; empty for UTF-8
     */
    record Decoded(String text, String charset, String why) {}

    /**
     * Decodes the beginning of a file; empty if it is in none of the known encodings.
     *
     * @param whole whether the bytes are all of the file; otherwise the last character may be cut
     */
    static Optional<Decoded> decode(byte[] bytes, boolean whole) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, "UTF-16", whole, "it begins with the byte order mark of UTF-16");
        }
        Optional<String> unmarked = unmarkedUtf16(bytes);
        if (unmarked.isPresent()) {
            return decoded(bytes, unmarked.get(), whole, "zero bytes, as UTF-16 has, and all of it is text");
        }
        return decoded(bytes, "UTF-8", whole, "").or(() -> korean(bytes, whole)).or(() -> western(bytes, whole));
    }

    /** Whether the bytes are UTF-16, with or without a byte order mark; such a text has zero bytes, but is not binary. */
    static boolean isUtf16(byte[] bytes) {
        return startsWith(bytes, 0xFF, 0xFE)
                || startsWith(bytes, 0xFE, 0xFF)
                || unmarkedUtf16(bytes).isPresent();
    }

    private static Optional<Decoded> korean(byte[] bytes, boolean whole) {
        return decoded(bytes, "MS949", whole, "")
                .map(found -> new Decoded(
                        found.text,
                        found.charset,
                        String.format(
                                Locale.ROOT,
                                "not UTF-8, and in MS949 (CP949) %.0f%% of its characters beyond ASCII are Hangul",
                                100 * share(found.text, Script.HANGUL))))
                .filter(found -> share(found.text, Script.HANGUL) > MOST);
    }

    private static Optional<Decoded> western(byte[] bytes, boolean whole) {
        return decoded(bytes, "windows-1252", whole, "not UTF-8, and all of it is text in windows-1252")
                .filter(found -> found.text.chars().allMatch(Charsets::isText))
                .filter(found -> found.text
                                .chars()
                                .filter(c -> c > 0x7F && Character.isLetter(c))
                                .count()
                        >= 0.3 * found.text.chars().filter(c -> c > 0x7F).count());
    }

    private static double share(String text, Script script) {
        long other = text.codePoints().filter(c -> c > 0x7F).count();
        return other == 0 ? 0 : text.codePoints().filter(script::has).count() / (double) other;
    }

    private static Optional<Decoded> decoded(byte[] bytes, String name, boolean whole, String why) {
        CharsetDecoder decoder = Charset.forName(name)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, whole);
        if (result.isError()) {
            return Optional.empty();
        }
        return Optional.of(new Decoded(ByteOrderMark.removed(text.flip().toString()), name, why));
    }

    private static Optional<String> unmarkedUtf16(byte[] bytes) {
        int length = Math.min(bytes.length, 4096) / 2 * 2;
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        if (zeros[0] > 0 == zeros[1] > 0) {
            return Optional.empty();
        }
        String charset = zeros[1] > 0 ? "UTF-16LE" : "UTF-16BE";
        return decoded(Arrays.copyOf(bytes, length), charset, false, "")
                .filter(found -> found.text.chars().allMatch(Charsets::isText))
                .map(Decoded::charset);
    }

    private static boolean isText(int c) {
        return c < ' '
                ? Character.isWhitespace(c)
                : Character.isDefined(c) && Character.getType(c) != Character.PRIVATE_USE;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }
}
