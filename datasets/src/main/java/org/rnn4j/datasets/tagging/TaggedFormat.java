package org.rnn4j.datasets.tagging;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.InputFiles;

/** File formats of tagged sentences: {@code format: conll} in a job file, or {@code format: {type: conll, tag: 2}}. */
sealed interface TaggedFormat permits TaggedFormat.Conll, TaggedFormat.Conllu, TaggedFormat.Parallel {

    /**
     * Reads the sentences of some files or folders.
     *
     * @param key job key that names them, for errors
     */
    List<Sentence> read(InputFiles files, String key, List<String> names, BadExamples bad);

    /** Columns of words in rows to be tagged; empty if the format has no rows. */
    Optional<Columns> rows();

    /**
     * One word per line, in columns separated by blanks or, if the line has tabs, by tabs; a blank line ends a
     * sentence.
     *
     * @param word column of the word, by number from 1 or by a name in {@code columns}
     * @param tag column of the tag, likewise; {@code last} is the last column
     * @param columns names of the columns, in order
     * @param comments prefix of lines that are ignored; empty = none, as {@code #} may be a word
     */
    record Conll(
            @Default("1") @Doc("The column of words, by number from 1 or by a name of columns.")
            String word,

            @Default("last") @Doc("The column of tags, likewise; last = the last one.")
            String tag,

            @Default("[]") @Doc("Names of the columns, in order.")
            List<String> columns,

            @Default("") @Doc("Lines that begin with this text, such as \"# \", are ignored; empty = none.")
            String comments)
            implements TaggedFormat {
        public Conll {
            columns = List.copyOf(columns);
            Columns.find("data.format.word", word, columns);
            Columns.find("data.format.tag", tag, columns);
        }

        @Override
        public List<Sentence> read(InputFiles files, String key, List<String> names, BadExamples bad) {
            return ColumnReader.read(
                    files.read(key, names, List.of(".txt", ".conll", ".tsv")), rows().orElseThrow(), bad);
        }

        @Override
        public Optional<Columns> rows() {
            return Optional.of(new Columns(
                    Columns.find("data.format.word", word, columns),
                    Columns.find("data.format.tag", tag, columns),
                    comments,
                    false));
        }
    }

    /**
     * Ten columns separated by tabs. Comments, ranges such as 3-4 and empty nodes such as 5.1 are ignored.
     *
     * @param word column by number from 1 or by name: id, form, lemma, upos, xpos, feats, head, deprel, deps, misc
     * @param tag likewise
     * @see <a href="https://universaldependencies.org/format.html">CoNLL-U</a>
     */
    record Conllu(
            @Default("form") @Doc("The column of words, by number from 1 or by its CoNLL-U name.")
            String word,

            @Default("upos") @Doc("The column of tags, by number from 1 or by its CoNLL-U name.")
            String tag)
            implements TaggedFormat {
        public Conllu {
            Columns.find("data.format.word", word, Columns.UNIVERSAL);
            Columns.find("data.format.tag", tag, Columns.UNIVERSAL);
        }

        @Override
        public List<Sentence> read(InputFiles files, String key, List<String> names, BadExamples bad) {
            return ColumnReader.read(files.read(key, names, List.of(".conllu")), rows().orElseThrow(), bad);
        }

        @Override
        public Optional<Columns> rows() {
            return Optional.of(new Columns(
                    Columns.find("data.format.word", word, Columns.UNIVERSAL),
                    Columns.find("data.format.tag", tag, Columns.UNIVERSAL),
                    "#",
                    true));
        }
    }

    /**
     * Two files in a folder, one sentence per line, with blanks between words and between tags.
     *
     * @param words name of the file of words; if compressed, its name ends in {@code .gz}
     * @param tags name of the file of tags; if compressed, its name ends in {@code .gz}
     */
    record Parallel(
            @Default("seq.in") @Doc("File of words in each folder.")
            String words,

            @Default("seq.out") @Doc("File of tags in each folder.")
            String tags)
            implements TaggedFormat {
        @Override
        public List<Sentence> read(InputFiles files, String key, List<String> names, BadExamples bad) {
            return names.stream()
                    .flatMap(folder -> ParallelReader.read(files, key, folder, this, bad).stream())
                    .toList();
        }

        @Override
        public Optional<Columns> rows() {
            return Optional.empty();
        }
    }
}
