package org.rnn4j.datasets.music;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;

/**
 * {@code type: music}: pieces of music on a grid, for {@code task: language-model}, or {@code generation} with {@code multi-hot}.
 *
 * <pre>
 *   data:
 *     type: music
 *     source: pieces           # a folder or list of .mid and .json files; or tunes, which is built in
 *     representation: chords   # or voices, melody, multi-hot; options as {type: voices, voices: 4}
 *     steps-per-quarter: 4     # grid: 4 = sixteenths
 *     transpose: 5             # pieces of the training split are moved by up to 5 semitones
 *     split: {type: group, by: part, validation: [valid], test: [test]}   # as a JSON file says
 *     on-error: stop           # or skip
 * </pre>
 */
public final class MusicSource implements ExampleSource {
    static final String TYPE = "music";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(MusicOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        MusicOptions music = Binder.bind(OwnFiles.completed(options), MusicOptions.class, "data");
        Reading reading = Reading.of(music.files(), Map.of(SongFiles.TUNES, TuneBook::builtIn));
        GridReport report = new GridReport();
        SongFiles files = new SongFiles(reading, music.stepsPerQuarter(), report);
        boolean hasParts = music.files().groupColumn().isPresent();
        Map<Split, List<Song>> songs = reading.splits(files::read, any -> "", hasParts ? Song::part : null);
        Fitted fit = fitted == null ? fit(songs.get(Split.TRAIN), music) : fitted(fitted);
        Map<Split, List<Song>> inRange = new EnumMap<>(Split.class);
        songs.forEach((split, some) -> inRange.put(
                split, some.stream().map(song -> inRange(song, fit, report)).toList()));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", String.join(", ", music.files().source()));
        reading.files().describe(facts);
        List<String> warnings = reading.warnings();
        MusicOrigin origin = new MusicOrigin(reading.files().sha256(), facts, warnings, report);
        return fit.representation() instanceof Representation.MultiHot
                ? new KeyData(fit, inRange, music.transpose(), origin)
                : new TokenData(fit, inRange, music.transpose(), origin);
    }

    private static Song inRange(Song song, Fitted fit, GridReport report) {
        long outside = song.notes().stream()
                .filter(note -> note.pitch() < fit.low() || note.pitch() > fit.high())
                .count();
        report.outside((int) outside);
        return outside == 0 ? song : song.within(fit.low(), fit.high());
    }

    private static Fitted fit(List<Song> training, MusicOptions options) {
        if (training.isEmpty()) {
            throw new UserException(
                    "data.source = %s leaves no pieces for training; use more of them or raise data.split.train"
                            .formatted(String.join(", ", options.files().source())));
        }
        return Fitted.of(training, options);
    }

    private static Fitted fitted(Codec codec) {
        if (codec instanceof MusicCodec music) {
            return music.fitted();
        }
        throw new UserException(
                "data.type = music, but the model's codec \"%s\" reads no music; use the model's own data"
                        .formatted(codec.format()));
    }
}
