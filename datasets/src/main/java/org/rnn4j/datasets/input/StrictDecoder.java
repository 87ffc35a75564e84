package org.rnn4j.datasets.input;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.rnn4j.core.error.UserException;

/** Decodes whole texts; what is not in the declared encoding is an error, never a silent replacement character. */
public final class StrictDecoder {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StrictDecoder() {}

    /**
     * The text without its byte order mark; line ends stay as they are.
     *
     * @param where key and file, for the error
     */
    public static String decode(String where, byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, text, true);
        if (!result.isError()) {
            result = decoder.flush(text);
        }
        if (result.isError()) {
            throw new UserException("%s: not %s at byte %d (0x%02X, line %d); %s"
                    .formatted(
                            where,
                            charset,
                            in.position(),
                            bytes[in.position()],
                            line(bytes, in.position()),
                            mend(bytes)));
        }
        text.flip();
        if (text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK) {
            text.get();
        }
        return text.toString();
    }

    private static int line(byte[] bytes, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static String mend(byte[] bytes) {
        if (startsWith(bytes, 0x1F, 0x8B)) {
            return "it looks like gzip: give it a name that ends in .gz, or unpack it";
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return "it looks like UTF-16: set data.encoding to UTF-16";
        }
        return "set data.encoding to what it is (MS949, windows-1252, ...), or convert it: iconv -f CP949 -t UTF-8";
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }
}
