package org.rnn4j.datasets.classification.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.DecimalMark;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.RequestInput.Form;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.sides.RequestForm;
import org.rnn4j.datasets.sides.RequestForm.Item;

class SeriesRequestsTest {

    private static Iterator<Item> items(SeriesFormat format, int features, String text) {
        RequestForm form = format.requests(features, List.of("1", "up"));
        return form.items(RequestInput.of("s.csv", Form.JOB, new BufferedReader(new StringReader(text))));
    }

    private static List<String> series(Iterator<Item> items) {
        List<String> series = new ArrayList<>();
        items.forEachRemaining(item -> series.add(item.text()));
        return series;
    }

    private static SeriesFormat table(boolean header, LabelColumn label, int channels) {
        return new SeriesFormat.Table(
                Delimiter.COMMA,
                header,
                label,
                label == LabelColumn.BLOCKS ? 2 : 0,
                List.of(),
                channels,
                DecimalMark.POINT);
    }

    @Test
    void aRowLosesItsClassWhichMayBeEmpty() {
        assertThat(series(items(table(true, LabelColumn.LAST, 1), 1, "a,b,c\n1,2,up\n3,4,\n")))
                .containsExactly("1,2", "3,4");
        assertThat(series(items(table(false, LabelColumn.FIRST, 2), 2, "1,10,20,11,21\n")))
                .containsExactly("10,11:20,21");
        assertThat(series(items(table(false, LabelColumn.BLOCKS, 1), 1, "1,2\n3,4\n")))
                .containsExactly("1,2", "3,4");
    }

    @Test
    void aValueIsNotTakenForAClass() {
        Iterator<Item> items = items(table(false, LabelColumn.LAST, 1), 1, "1,2,3.5\n1,2,up\n");
        assertThatThrownBy(items::next)
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "s.csv:1: the last column is the class, but \"3.5\" is none of the model; leave it empty, or use --input-format lines for series without classes");
        assertThat(items.next().text()).isEqualTo("1,2");
    }

    @Test
    void aFileIsASeriesOfItsSteps() {
        SeriesFormat files = new SeriesFormat.Files(
                "{id}.csv", Path.of("t.csv"), Path.of(""), 1, Delimiter.COMMA, DecimalMark.POINT);
        assertThat(series(items(files, 2, "x,y\n1,4\n2,5\n3,6\n"))).containsExactly("1,2,3:4,5,6");
        assertThatThrownBy(() -> items(files, 2, "x,y\n1,4\n2\n"))
                .isInstanceOf(UserException.class)
                .hasMessage("s.csv:3: 1 columns, but the first step has 2");
        assertThatThrownBy(() -> items(files, 2, "x,y\n"))
                .isInstanceOf(UserException.class)
                .hasMessage("s.csv: no time steps after 1 header lines");
    }

    @Test
    void aTsFileMayLackItsClasses() {
        String head = "#c\n@problemName x\n\n@data\n";
        assertThat(series(items(new SeriesFormat.Ts(), 2, head + "1,2:3,4:up\n5,6:7,8\n\n")))
                .containsExactly("1,2:3,4", "5,6:7,8");
        assertThatThrownBy(() -> items(new SeriesFormat.Ts(), 1, "@timeStamps true\n@data\n1:up\n")
                        .hasNext())
                .isInstanceOf(UserException.class)
                .hasMessage("s.csv:1: @timestamps true is not supported; write only the values");
    }
}
