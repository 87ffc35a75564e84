package org.rnn4j.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileKindTest {
    @Test
    void namesBinaryFiles() {
        assertThat(FileKind.binary(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'}))
                .hasValue("a PNG image");
        assertThat(FileKind.binary("RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII)))
                .hasValue("a WAV recording");
        assertThat(FileKind.binary(new byte[] {'a', 0, 'b'})).hasValue("binary");
    }

    @Test
    void textIsNotBinary() {
        assertThat(FileKind.binary("한국어 PNG".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(FileKind.binary(new byte[0])).isEmpty();
        assertThat(FileKind.binary(new byte[] {(byte) 0xFF})).isEmpty();
    }
}
