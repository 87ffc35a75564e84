package org.rnn4j.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileKindTest {
    @Test
    void namesBinaryFiles() {
        assertThat(described(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'}))
                .hasValue("a PNG image");
        assertThat(described("RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII)))
                .hasValue("a WAV recording");
        assertThat(described(new byte[] {'a', 0, 'b'})).hasValue("binary");
        assertThat(described(new byte[] {0x1F, (byte) 0x8B, 8, 0})).hasValue("gzip data");
        assertThat(described(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}))
                .hasValue("a JPEG image");
    }

    @Test
    void onlyTheHeadCounts() {
        byte[] late = "a".repeat(FileKind.HEAD + 1).getBytes(StandardCharsets.US_ASCII);
        late[FileKind.HEAD] = 0;
        assertThat(FileKind.of(late)).isEmpty();
        late[FileKind.HEAD - 1] = 0;
        assertThat(FileKind.of(late)).hasValue(FileKind.BINARY);
    }

    private static Optional<String> described(byte[] head) {
        return FileKind.of(head).map(FileKind::description);
    }

    @Test
    void textIsNotBinary() {
        assertThat(FileKind.of("한국어 PNG".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(FileKind.of(new byte[0])).isEmpty();
        assertThat(FileKind.of(new byte[] {(byte) 0xFF})).isEmpty();
    }
}
