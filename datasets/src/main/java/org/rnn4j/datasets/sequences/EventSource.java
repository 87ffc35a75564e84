package org.rnn4j.datasets.sequences;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;

/**
 * {@code type: sequences}: separate sequences of events, for {@code task: language-model}.
 *
 * <pre>
 *   data:
 *     type: sequences
 *     source: normal.txt       # or a list of files, a folder; .gz is decompressed
 *     format: lines            # events separated by blanks; or {type: table, events: keys}
 *     abnormal: bad.txt        # known to be abnormal: measured with the test split
 *     false-alarms: 0.005      # wanted share of normal sequences that raise an alarm
 *     split: {train: 0.8, validation: 0.1, test: 0.1, seed: 1}
 *     on-error: stop           # or skip
 * </pre>
 */
public final class EventSource implements ExampleSource {

    @Override
    public String type() {
        return "sequences";
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(EventOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        EventOptions events = Binder.bind(OwnFiles.completed(options), EventOptions.class, "data");
        Reading reading = Reading.of(events.files(), Map.of());
        Map<Split, List<Events>> splits =
                reading.splits((key, names) -> read(reading, events, key, names, false), any -> "", null);
        splits.get(Split.TEST).addAll(read(reading, events, "data.abnormal", events.abnormal(), true));
        EventCodec codec = fitted == null ? fit(splits.get(Split.TRAIN), events) : codec(fitted);
        return new EventData(events, reading, splits, codec);
    }

    private static List<Events> read(
            Reading reading, EventOptions options, String key, List<String> names, boolean abnormal) {
        List<Events> all = new ArrayList<>();
        for (InputFile file : reading.files().read(key, names, options.format().endings())) {
            for (Events one : options.format().read(file, abnormal, reading.bad())) {
                if (one.symbols().size() <= options.maxLength()) {
                    all.add(one);
                } else {
                    tooLong(one, options, reading.bad());
                }
            }
        }
        if (all.isEmpty() && !names.isEmpty()) {
            throw new UserException("%s = %s: no sequence can be used; check that data.format matches the file"
                    .formatted(key, String.join(", ", names)));
        }
        return all;
    }

    private static void tooLong(Events events, EventOptions options, BadExamples bad) {
        bad.add(new UserException(
                "%s: a sequence of %d events, but data.max-length = %d; raise it, or set data.on-error = skip"
                        .formatted(events.at(), events.symbols().size(), options.maxLength())));
    }

    private static EventCodec fit(List<Events> training, EventOptions options) {
        if (training.isEmpty()) {
            throw new UserException(
                    "data.source = %s leaves no training sequences; use another file or raise data.split.train"
                            .formatted(String.join(", ", options.files().source())));
        }
        List<String> symbols = training.stream()
                .flatMap(events -> events.symbols().stream())
                .distinct()
                .sorted()
                .toList();
        return new EventCodec(new EventCodec.Fitted(options.format(), symbols, 0));
    }

    private static EventCodec codec(Codec fitted) {
        if (fitted instanceof EventCodec codec) {
            return codec;
        }
        throw new UserException(
                "data.type = sequences, but the model's codec \"%s\" reads no events; use the model's own data"
                        .formatted(fitted.format()));
    }

    /** Only these files, as normal sequences; known abnormal ones are left out. */
    @Override
    public ObjectNode onlyTest(ObjectNode options, List<String> files) {
        ObjectNode only = OwnFiles.onlyTest(options, files);
        only.remove("abnormal");
        return only;
    }
}
