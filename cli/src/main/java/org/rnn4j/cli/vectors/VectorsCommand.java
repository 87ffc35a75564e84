package org.rnn4j.cli.vectors;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.WordVectors;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.codec.VocabularyLimits;
import org.rnn4j.datasets.codec.WordVectorsFile;
import org.rnn4j.datasets.vectors.Corpus;
import org.rnn4j.datasets.vectors.Lines;
import org.rnn4j.models.vectors.Neighbours;
import org.rnn4j.models.vectors.SkipGram;
import org.rnn4j.models.vectors.SkipGramOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains word vectors. */
@Command(
        name = "vectors",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Train word vectors on text without labels, for data.vectors of a job.",
        footer = {
            "",
            "Skip-gram with negative sampling on one thread; the same seed gives the same file.",
            "Use the tokenizer of the job. A context does not cross the end of a line.",
            "",
            "Examples:",
            "  rnn4j vectors reviews.txt --out reviews.vec",
            "  rnn4j vectors ratings.tsv --column document --out ratings.vec --dimension 200",
            "  rnn4j train job.yaml --set data.vectors=reviews.vec --set model.embedding-size=100"
        })
public final class VectorsCommand implements Callable<Integer> {
    /** Words whose neighbours are shown, and neighbours of each. */
    private static final int SHOWN = 6;

    /** The most frequent words stand beside nearly every other one, so that their neighbours say little. */
    private static final int COMMON = 50;

    enum Words {
        /** Words, numbers and punctuation marks by the rules of Unicode. */
        WORD,
        /** Text that is already tokenized. */
        WHITESPACE,
        /** Characters, such as Korean syllables. */
        CHARACTER
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "TEXT",
            description = "Text files (optionally .gz), a sentence or paragraph per line, or folders of them.")
    List<String> texts;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "File of the vectors (.gz compresses).")
    Path out;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "The files are tables with a header, .csv or separated by tabs: column of the texts.")
    String column = "";

    @Option(names = "--encoding", paramLabel = "CHARSET", description = "Encoding of the files. Default: UTF-8.")
    String encoding = "UTF-8";

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME",
            description = "Unit of the vectors: word (rules of Unicode), whitespace or character. Default: word.")
    Words tokenizer = Words.WORD;

    @Option(names = "--keep-case", description = "Words differ by case; jobs find lower-case vectors for any case.")
    boolean keepCase;

    @Option(
            names = "--normalize",
            paramLabel = "FORM",
            description = "Unicode normalization: none, nfc or nfd. Default: none.")
    Normalization normalization = Normalization.NONE;

    @Option(names = "--dimension", paramLabel = "N", description = "Length of a vector. Default: ${DEFAULT-VALUE}.")
    int dimension = 100;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Maximum distance to a word of the context. Default: ${DEFAULT-VALUE}.")
    int window = 5;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            description = "Words that occur less often are left out. Default: ${DEFAULT-VALUE}.")
    int minCount = 2;

    @Option(
            names = "--negative",
            paramLabel = "N",
            description = "Random words for each word of a context. Default: ${DEFAULT-VALUE}.")
    int negative = 5;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the text. Default: ${DEFAULT-VALUE}.")
    int epochs = 10;

    @Option(
            names = "--subsample",
            paramLabel = "SHARE",
            description = "Words above this share of the text are thinned out; 0 = none. Default: ${DEFAULT-VALUE}.")
    double subsample = 1e-3;

    @Option(names = "--seed", paramLabel = "N", description = "Random seed. Default: ${DEFAULT-VALUE}.")
    long seed = 42;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        SkipGramOptions options = new SkipGramOptions(dimension, window, negative, epochs, subsample, seed);
        Require.inRange("--min-count", minCount, 1, Integer.MAX_VALUE);
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserException("--out %s: the folder %s does not exist; make it first".formatted(out, folder));
        }
        PrintWriter err = spec.commandLine().getErr();
        Lines lines = Lines.read(texts, column, encoding);
        lines.warning().ifPresent(warning -> err.println("warning  " + warning));
        Corpus corpus = Corpus.of(lines.texts(), units(), normalization, minCount);
        err.printf(
                Locale.ROOT,
                "text     %,d lines, %,d words, %,d different%n",
                lines.texts().size(),
                corpus.size(),
                corpus.words().size());
        err.flush();
        WordVectors vectors = SkipGram.train(corpus.sentences(), corpus.counts(), options, (epoch, loss) -> {
            err.printf(Locale.ROOT, "epoch    %d of %d, loss %.4f%n", epoch, epochs, loss);
            err.flush();
        });
        WordVectorsFile.write(out, corpus.words(), vectors);
        report(corpus, vectors);
        return 0;
    }

    private Tokenizer units() {
        return switch (tokenizer) {
            case WORD -> new Tokenizer.Word(!keepCase, VocabularyLimits.NONE, List.of());
            case WHITESPACE -> new Tokenizer.Whitespace("", !keepCase, VocabularyLimits.NONE, List.of());
            case CHARACTER -> new Tokenizer.Character(VocabularyLimits.NONE);
        };
    }

    private void report(Corpus corpus, WordVectors vectors) {
        PrintWriter print = spec.commandLine().getOut();
        Neighbours neighbours = new Neighbours(vectors);
        for (int id : shown(corpus.words())) {
            print.printf(
                    "near     %s: %s%n",
                    corpus.words().get(id),
                    IntStream.of(neighbours.of(id, SHOWN))
                            .mapToObj(near -> corpus.words().get(near))
                            .collect(Collectors.joining(", ")));
        }
        print.printf(Locale.ROOT, "vectors  %s: %,d words, %d numbers each%n", out, vectors.rows().length, dimension);
        print.printf("next     rnn4j train JOB --set data.vectors=%s --set model.embedding-size=%d%n", out, dimension);
    }

    /** Frequent words of letters, below the most frequent ones if there are enough. */
    private static int[] shown(List<String> words) {
        return IntStream.range(words.size() > 4 * COMMON ? COMMON : 0, words.size())
                .filter(id -> words.get(id).codePoints().allMatch(Character::isLetter))
                .limit(SHOWN)
                .toArray();
    }
}
