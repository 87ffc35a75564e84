package org.rnn4j.datasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.RequestInput.Form;

class RowStreamTest {

    private static RowStream rows(String text, Delimiter delimiter) {
        return new RowStream(
                RequestInput.of("in.csv", Form.AUTO, new BufferedReader(new StringReader(text))), delimiter);
    }

    @Test
    void aQuotedCellMayHoldLines() {
        RowStream rows = rows("a,\"b\n\"\"c\"\"\n,d\" , e\n5\" pipe,\"\",x\n\n", Delimiter.COMMA);
        Table.Row first = rows.next();
        assertThat(first.line()).isEqualTo(1);
        assertThat(first.cells()).containsExactly("a", "b\n\"c\"\n,d", "e");
        Table.Row second = rows.next();
        assertThat(second.line()).isEqualTo(4);
        assertThat(second.cells()).containsExactly("5\" pipe", "", "x");
        assertThat(rows.hasNext()).as("after a blank last line").isFalse();
    }

    @Test
    void tabsHaveNoQuotes() {
        RowStream rows = rows("\"a\tb\n\tc\n", Delimiter.TAB);
        assertThat(rows.next().cells()).containsExactly("\"a", "b");
        assertThat(rows.next().cells()).containsExactly("", "c");
    }

    @Test
    void errorsNameTheLineWhereTheirRowBegins() {
        RowStream rows = rows("a\n\nb\n\"c\nd\n", Delimiter.COMMA);
        rows.next();
        assertThatThrownBy(rows::next).isInstanceOf(UserException.class).hasMessage("in.csv:2: an empty line");
        assertThat(rows.next().cells()).containsExactly("b");
        assertThatThrownBy(rows::next)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("in.csv:4: a quote \" opens here");
        assertThat(rows.hasNext()).isFalse();
    }
}
