package org.rnn4j.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.datasets.examples.Delimiter;

class TableShapeTest {

    private static TableShape of(String name, String text) {
        return TableShape.of(new Sample(Path.of(name), text, "UTF-8", "", 1)).orElseThrow();
    }

    private static List<String> names(TableShape table) {
        return table.columns().stream().map(Column::name).toList();
    }

    @Test
    void quotedDelimitersAndLineEndsDoNotCount() {
        TableShape table = of("a.csv", "a;b\n1;\"x, y;\nz\"\n2;\"u, v\"\n3;w\n");
        assertThat(table.delimiter()).isEqualTo(Delimiter.SEMICOLON);
        assertThat(names(table)).containsExactly("a", "b");
        assertThat(table.rows()).isEqualTo(3);
    }

    @Test
    void textWithCommasIsNoTable() {
        String text = IntStream.range(0, 30)
                .mapToObj(i -> "Well" + ", well".repeat(i % 4) + ".")
                .collect(Collectors.joining("\n"));
        assertThat(TableShape.of(new Sample(Path.of("a.txt"), text, "UTF-8", "", 1)))
                .isEmpty();
    }

    @Test
    void aHeaderIsTextOverNumbersOrAKnownName() {
        assertThat(of("a.csv", "height,width\n1,2\n3,4\n").header()).isTrue();
        assertThat(of("a.csv", "1,2\n3,4\n5,6\n").header()).isFalse();
        assertThat(of("a.tsv", "영어\t한국어\nHi.\t안녕.\nGo.\t가.\n").header()).isTrue();
        assertThat(of("a.tsv", "Hi.\t안녕.\nGo.\t가.\nRun!\t뛰어!\n").header()).isFalse();
    }

    @Test
    void aHeaderMayBeTheLastOfTheComments() {
        TableShape table = of("a.csv", "# from somewhere\n# Open,Close\n1.5,2\n3,4\n");
        assertThat(table.skipped()).isEqualTo(1);
        assertThat(names(table)).containsExactly("Open", "Close");
    }

    @Test
    void aRepeatedNameIsReplacedByTheNumber() {
        assertThat(names(of("a.csv", "x,y,x\n1,2,3\n4,5,6\n"))).containsExactly("1", "y", "3");
    }

    @Test
    void blanksSeparateNumbersOnly() {
        assertThat(of("a.data", "1.5 2  3\n4 5 6\n").delimiter()).isEqualTo(Delimiter.BLANK);
        assertThat(TableShape.of(new Sample(Path.of("a.txt"), "one two\nred blue\n", "UTF-8", "", 1)))
                .isEmpty();
    }
}
