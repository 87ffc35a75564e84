package org.rnn4j.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void onlyALineFeedWithOrWithoutAReturnEndsALine() {
        assertThat(LineReader.lines("a\rb\r\nc\u0085d\u2028e\u2029f\u000Bg\fh\n\r\r\n\n한\r"))
                .containsExactly("a\rb", "c\u0085d\u2028e\u2029f\u000Bg\fh", "\r", "", "한\r");
        assertThat(LineReader.lines("")).isEmpty();
        assertThat(LineReader.lines("\n")).containsExactly("");
        assertThat(LineReader.lines("a")).containsExactly("a");
    }

    @Test
    void linesMayBeOfAnyLength() {
        for (int length = 500; length < 1_030; length++) {
            String a = "가".repeat(length);
            assertThat(LineReader.lines(a + "\r\n" + a + "\n\r" + a)).containsExactly(a, a, "\r" + a);
        }
        String long20 = "x".repeat(20_000);
        assertThat(LineReader.lines(long20 + "\n" + long20 + "\n")).containsExactly(long20, long20);
    }

    @Test
    void countsTheLinesItRead() throws IOException {
        LineReader reader = new LineReader(new StringReader("a\rb\nc"));
        assertThat(reader.count()).isZero();
        assertThat(reader.readLine()).isEqualTo("a\rb");
        assertThat(reader.readLine()).isEqualTo("c");
        assertThat(reader.readLine()).isNull();
        assertThat(reader.count()).isEqualTo(2);
    }

    @Test
    void wrapsOtherReadersOnce() throws IOException {
        BufferedReader other = new BufferedReader(new StringReader("a\rb\nc"));
        LineReader reader = LineReader.of(other);
        assertThat(reader.readLine()).isEqualTo("a\rb");
        assertThat(LineReader.of(reader)).isSameAs(reader);
    }
}
