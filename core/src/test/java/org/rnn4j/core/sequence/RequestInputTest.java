package org.rnn4j.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.RequestInput.Form;

class RequestInputTest {

    private static RequestInput input(byte[] bytes, Charset charset) {
        return RequestInput.of("in.csv.gz", Form.AUTO, new ByteArrayInputStream(bytes), charset);
    }

    @Test
    void countsLinesAndLooksAhead() {
        RequestInput in = input("\uFEFFa\rb\r\n\n한".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(in.peek(2)).isEqualTo("한");
        assertThat(in.peek(0)).isEqualTo("a\rb");
        assertThat(in.readLine()).isEqualTo("a\rb");
        assertThat(in.at()).isEqualTo("in.csv.gz:1");
        assertThat(in.readLine()).isEmpty();
        assertThat(in.readLine()).isEqualTo("한");
        assertThat(in.line()).isEqualTo(3);
        assertThat(in.peek(0)).isNull();
        assertThat(in.readLine()).isNull();
        assertThat(in.line()).isEqualTo(3);
    }

    @Test
    void aLineThatIsNotInTheEncodingIsAnErrorOfItsOwn() {
        RequestInput in = input("a\nbé\nc\n".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        assertThat(in.readLine()).isEqualTo("a");
        assertThat(in.peek(0)).isEqualTo("b\uFFFF"); // malformed, but not an error before it is read
        assertThat(in.line()).isEqualTo(1);
        assertThatThrownBy(in::readLine)
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "in.csv.gz:2: not UTF-8 at character 2 of the line; give its encoding with --encoding, or convert it");
        assertThat(in.readLine()).isEqualTo("c");
        assertThat(input("가\n".getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16)
                        .readLine())
                .isEqualTo("가");
    }

    @Test
    void endingsAreThoseWithoutPacking() {
        RequestInput in = input(new byte[0], StandardCharsets.UTF_8);
        assertThat(in.isNamed(List.of(".tsv", ".csv"))).isTrue();
        assertThat(in.isNamed(List.of(".gz"))).isFalse();
    }
}
