package org.rnn4j.datasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;

class TableTest {

    @Test
    void quotedCellsHoldDelimitersQuotesAndLineEnds() {
        Table table = parse("id,text\n1,\"a, \"\"b\"\"\nand c\"\n2, 안녕 \n", Delimiter.COMMA, true, OnError.STOP);
        assertThat(table.header()).containsExactly("id", "text");
        assertThat(table.rows())
                .containsExactly(
                        new Table.Row(2, List.of("1", "a, \"b\"\nand c")), new Table.Row(4, List.of("2", "안녕")));
    }

    @Test
    void betweenTabsAQuoteIsAQuote() {
        assertThat(parse("a\t\"b\n", Delimiter.TAB, false, OnError.STOP).rows())
                .containsExactly(new Table.Row(1, List.of("a", "\"b")));
    }

    @Test
    void anyRunOfBlanksDelimits() {
        assertThat(parse("  1  2\t3 \n", Delimiter.BLANK, false, OnError.STOP).rows())
                .containsExactly(new Table.Row(1, List.of("1", "2", "3")));
    }

    @Test
    void columnsHaveNamesOrNumbers() {
        Table table = parse("#id, label\n1,2\n", Delimiter.COMMA, true, OnError.STOP);
        assertThat(table.column("data.format.label", "label")).isEqualTo(1);
        assertThat(table.column("data.format.label", "1")).isZero();
        assertThatThrownBy(() -> table.column("data.format.label", "labels"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.format.label = labels, but the columns of t.csv are id, label; did you mean label? use"
                                + " one of them");
    }

    @Test
    void raggedRowsAndEmptyLinesAreNamedByTheirLine() {
        assertThatThrownBy(() -> parse("a,b\n1,2\n1,2,3\n", Delimiter.COMMA, true, OnError.STOP))
                .isInstanceOf(UserException.class)
                .hasMessage("t.csv:3: 3 columns, but the header has 2; fix it, or set data.on-error to skip");
        assertThatThrownBy(() -> parse("1,2\n\n1,2\n", Delimiter.COMMA, false, OnError.STOP))
                .isInstanceOf(UserException.class)
                .hasMessage("t.csv:2: an empty line; fix it, or set data.on-error to skip");
        assertThatThrownBy(() -> parse("1,\"2\n3,4\n", Delimiter.COMMA, false, OnError.STOP))
                .isInstanceOf(UserException.class)
                .hasMessage("t.csv:1: a quote \" opens here and is never closed; close it, or double it if it is text");
    }

    @Test
    void badRowsAreSkippedAndCountedWhereTheUserAsks() {
        BadExamples bad = new BadExamples(OnError.SKIP);
        Table table = Table.parse(new InputFile("t.csv", "1,2\n1\n\n3,4\n\n\n"), Delimiter.COMMA, false, bad);
        assertThat(table.rows()).hasSize(2);
        assertThat(bad.count()).isEqualTo(2);
        assertThat(bad.warning())
                .contains("2 examples were left out, the first for this: t.csv:2: 1 column, but the first row has 2");
    }

    /** RFC 4180, section 2.5: quotes of a cell that is not quoted are no quoting; Python's csv module reads the same. */
    @Test
    void aQuoteInsideACellIsText() {
        assertThat(parse(
                                "a 24\" box,good\nthe 5\" pipe,bad\nsay \"hi\" now,good\n",
                                Delimiter.COMMA,
                                false,
                                OnError.STOP)
                        .rows())
                .containsExactly(
                        new Table.Row(1, List.of("a 24\" box", "good")),
                        new Table.Row(2, List.of("the 5\" pipe", "bad")),
                        new Table.Row(3, List.of("say \"hi\" now", "good")));
        assertThat(parse("\"hi\" she said,good\nwell,bad\n", Delimiter.COMMA, false, OnError.STOP)
                        .rows())
                .containsExactly(
                        new Table.Row(1, List.of("hi she said", "good")), new Table.Row(2, List.of("well", "bad")));
    }

    /** Two cells that begin with a stray quote would be one cell of all the rows between them. */
    @Test
    void strayQuotesNeverSwallowRows() {
        for (String rows : List.of("ok,a\n\"5 inch,a\nx,b\n\"7 inch,b\n", "ok,a\n\"5 inch,a\nx,b\n\"7 inch,b")) {
            assertThatThrownBy(() -> parse(rows, Delimiter.COMMA, false, OnError.STOP))
                    .isInstanceOf(UserException.class)
                    .hasMessage(
                            "t.csv:2: a quote \" opens here, and text follows where it closes in a later line; double the quotes that are text");
        }
    }

    @Test
    void onlyLineFeedsEndRows() {
        assertThat(parse("a\rb\u2028c\u0085d\u000Be\ff,1\r\n\"g\rh\",2\n", Delimiter.COMMA, false, OnError.STOP)
                        .rows())
                .containsExactly(
                        new Table.Row(1, List.of("a\rb\u2028c\u0085d\u000Be\ff", "1")),
                        new Table.Row(2, List.of("g\rh", "2")));
        assertThat(parse("a\rb\t1\n", Delimiter.TAB, false, OnError.STOP).rows())
                .containsExactly(new Table.Row(1, List.of("a\rb", "1")));
    }

    @Test
    void anEmptyQuotedCellIsEmpty() {
        assertThat(parse("\"\",good\n,bad\n\"\"\"\",x\n", Delimiter.COMMA, false, OnError.STOP)
                        .rows())
                .containsExactly(
                        new Table.Row(1, List.of("", "good")),
                        new Table.Row(2, List.of("", "bad")),
                        new Table.Row(3, List.of("\"", "x")));
    }

    @Test
    void aLastEmptyCellOfTheLastLineCounts() {
        assertThat(parse("a\tb\n1\t\n\n", Delimiter.TAB, true, OnError.STOP).rows())
                .containsExactly(new Table.Row(2, List.of("1", "")));
    }

    @Test
    void linesAreCountedBehindQuotedLineEndsAndSkippedLines() {
        InputFile file = new InputFile("t.csv", "remark\r\n\"a\r\n\r\nb\",1\r\nc,2\r\nd,\"3\n");
        assertThatThrownBy(() -> Table.parse(file, Delimiter.COMMA, false, 1, new BadExamples(OnError.STOP)))
                .isInstanceOf(UserException.class)
                .hasMessage("t.csv:6: a quote \" opens here and is never closed; close it, or double it if it is text");
        InputFile closed = new InputFile("t.csv", "remark\r\n\"a\r\n\r\nb\",1\r\nc,2\r\n");
        assertThat(Table.parse(closed, Delimiter.COMMA, false, 1, new BadExamples(OnError.STOP))
                        .rows())
                .containsExactly(new Table.Row(2, List.of("a\n\nb", "1")), new Table.Row(5, List.of("c", "2")));
    }

    @Test
    void aNameOfTwoColumnsIsRefusedAndNumbersAreNot() {
        Table table = parse("date,value,value\n1,2,3\n", Delimiter.COMMA, true, OnError.STOP);
        assertThat(table.column("data.target", "3")).isEqualTo(2);
        assertThatThrownBy(() -> table.column("data.target", "value"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.target = value, but columns 2 and 3 of t.csv have that name; use the column's number");
    }

    private static Table parse(String text, Delimiter delimiter, boolean header, OnError onError) {
        return Table.parse(new InputFile("t.csv", text), delimiter, header, new BadExamples(onError));
    }
}
