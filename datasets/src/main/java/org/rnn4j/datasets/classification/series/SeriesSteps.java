package org.rnn4j.datasets.classification.series;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.examples.RowStream;
import org.rnn4j.datasets.sides.RequestForm;

/** One series in a file, with a row for each time step. */
record SeriesSteps(SeriesFormat.Files format) implements RequestForm {

    @Override
    public boolean isNamed(RequestInput in) {
        return in.isNamed(List.of(".csv"));
    }

    @Override
    public boolean begins(String first) {
        return false;
    }

    @Override
    public String words() {
        return "one series, with a row for each time step";
    }

    @Override
    public Iterator<Item> items(RequestInput in) {
        RowStream rows = new RowStream(in, format.delimiter());
        for (int i = 0; i < format.header() && in.peek(0) != null; i++) {
            in.readLine();
        }
        List<List<String>> steps = new ArrayList<>();
        while (rows.hasNext()) {
            steps.add(rows.next().cells());
            if (steps.get(steps.size() - 1).size() != steps.get(0).size()) {
                throw new UserException("%s: %d columns, but the first step has %d"
                        .formatted(
                                in.at(),
                                steps.get(steps.size() - 1).size(),
                                steps.get(0).size()));
            }
        }
        if (steps.isEmpty()) {
            throw new UserException("%s: no time steps after %d header lines".formatted(in.name(), format.header()));
        }
        String series = IntStream.range(0, steps.get(0).size())
                .mapToObj(c -> steps.stream().map(step -> step.get(c)).collect(Collectors.joining(",")))
                .collect(Collectors.joining(":"));
        return List.of(new Item(series, in.name(), in.name(), Map.of())).iterator();
    }
}
