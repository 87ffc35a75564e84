package org.rnn4j.datasets.audio;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.media.MediaInputs;
import org.rnn4j.datasets.media.NamePattern;
import org.rnn4j.datasets.sides.RequestForm;

/**
 * How files hold recordings and what belongs to them: {@code format: folders} in a job file, {@code {type: names, pattern:
 * "{label}_{speaker}.wav"}} or {@code {type: manifest}}.
 */
public sealed interface ClipFormat permits ClipFormat.Folders, ClipFormat.Names, ClipFormat.Manifest, ClipFormat.Texts {

    /** Reads clips and their targets, without their samples. */
    List<Example<Clip, String>> read(MediaInputs inputs, String key, List<String> names);

    /** Whether examples have groups to split by. */
    default boolean hasGroups() {
        return true;
    }

    /** The form of requests besides a sound file or one name a line. */
    default RequestForm requests() {
        return new ClipRequests(Optional.empty());
    }

    /** The name of the folder that a file lies in is its target. */
    record Folders() implements ClipFormat {
        @Override
        public List<Example<Clip, String>> read(MediaInputs inputs, String key, List<String> names) {
            return inputs.media().find(key, names).stream()
                    .map(file -> new Example<>(new Clip(file, 0, 0), file.folder(), file.name(), ""))
                    .toList();
        }

        @Override
        public boolean hasGroups() {
            return false;
        }
    }

    /**
     * Targets and groups are parts of the name of a file.
     *
     * @param pattern name with fields in braces, one of which is the target; with slashes, it describes the end of the path
     */
    record Names(
            @Doc("Names of the files, such as \"{label}_{speaker}_{index}.wav\"; may begin with folders.")
            String pattern)
            implements ClipFormat {
        public Names {
            Ranges.require("data.format", Names.class, pattern);
            new NamePattern(pattern);
        }

        @Override
        public List<Example<Clip, String>> read(MediaInputs inputs, String key, List<String> names) {
            return new NamePattern(pattern)
                    .read(inputs, inputs.media().find(key, names)).stream()
                            .map(named -> new Example<>(
                                    new Clip(named.source(), 0, 0), named.target(), named.origin(), named.group()))
                            .toList();
        }
    }

    /**
     * A table, or JSON lines, with a row for each clip. Other columns may hold groups to split by.
     *
     * @param path column of the file, relative to the folder of the table
     * @param target column of the target; empty = {@code label} or {@code text}, as the kind of data says
     * @param begin column of the start in the file, in seconds; empty or no such column = whole files
     * @param end column of the end in the file, in seconds
     */
    record Manifest(
            @Default("path") @Doc("Column of the sound file, relative to the folder of the table.")
            String path,

            @Default("") @Doc("Column of the target; empty = label for classes, text for transcriptions.")
            String target,

            @Default("begin") @Doc("Column of the start in the file, in seconds, if there is one.")
            String begin,

            @Default("end") @Doc("Column of the end in the file, in seconds, if there is one.")
            String end)
            implements ClipFormat {
        public Manifest {
            Ranges.require("data.format", Manifest.class, path, target, begin, end);
            if (path.isEmpty()) {
                throw new UserException("data.format.path is empty, but must be the column of the sound files");
            }
        }

        @Override
        public List<Example<Clip, String>> read(MediaInputs inputs, String key, List<String> names) {
            return new ManifestReader(this, inputs).read(key, names);
        }

        @Override
        public RequestForm requests() {
            return new ClipRequests(Optional.of(this));
        }
    }

    /**
     * A text file beside each sound file is its target: {@code a.txt} beside {@code a.wav}, or a line of a file {@code
     * *.trans.txt} in its folder that begins with the name of the sound file, as LibriSpeech has them.
     */
    record Texts() implements ClipFormat {
        @Override
        public List<Example<Clip, String>> read(MediaInputs inputs, String key, List<String> names) {
            return new TextsBeside(inputs).read(inputs.media().find(key, names));
        }

        @Override
        public boolean hasGroups() {
            return false;
        }
    }
}
