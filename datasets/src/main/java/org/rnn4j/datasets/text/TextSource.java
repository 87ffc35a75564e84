package org.rnn4j.datasets.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.sequence.TokenStream;
import org.rnn4j.datasets.codec.WordVectorsFile;
import org.rnn4j.datasets.examples.OwnFiles;

/**
 * {@code type: text}: one long text to train a language model on.
 *
 * <pre>
 *   data:
 *     type: text
 *     source: tiny-shakespeare   # or hello, a file, a list of files, a folder, - for standard input; .gz is decompressed
 *     encoding: UTF-8
 *     tokenizer: character       # Unicode code points; or byte, word, whitespace, bpe; options as {type: word, ...}
 *     normalize: none            # or NFC, NFD
 *     vectors: glove.txt         # initial embedding; .gz is decompressed
 *     split: {train: 0.9, validation: 0.1, test: 0}
 *     validation: other.txt      # a separate text instead of a share; split is then {train: 1, validation: 0}
 *     test: another.txt          # likewise; its share is 0 anyway
 * </pre>
 *
 * <p>The text is decoded strictly; a byte order mark is dropped, and line ends are kept, CRLF included, because a model
 * should write what it has read. The text is normalized, then split. A fitted codec overrides {@code tokenizer}.
 *
 * <p>The text is read at least three times, and never held in memory: to count and hash it, to fit a vocabulary, and
 * for the tokens of every split. The tokens of a split of more than 16 Mi characters go to a temporary file that is
 * mapped into memory.
 */
public final class TextSource implements DataSource {
    private final InputStream standardInput;
    private final TextLimits limits;

    public TextSource() {
        this(System.in, TextLimits.DEFAULT);
    }

    TextSource(InputStream standardInput, TextLimits limits) {
        this.standardInput = standardInput;
        this.limits = limits;
    }

    @Override
    public String type() {
        return "text";
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(TextOptions.class);
    }

    @Override
    public TokenStream open(ObjectNode options, Codec fitted) {
        TextOptions text = Binder.bind(OwnFiles.completed(options), TextOptions.class, "data");
        Stopwatch stopwatch = new Stopwatch();
        TextReader.Texts texts = new TextReader(text, standardInput, limits).read();
        stopwatch.lap("counted in");
        TextCodec codec = fitted == null ? fit(text, texts.splits().get(Split.TRAIN)) : textCodec(fitted);
        stopwatch.lap("vocabulary in");
        Map<Split, EncodedSplit> splits = new EnumMap<>(Split.class);
        texts.splits()
                .forEach((split, passage) ->
                        splits.put(split, EncodedSplit.of(passage, codec, limits.heldCharacters())));
        stopwatch.lap("encoded in");
        Optional<WordVectorsFile.Found> vectors = fitted == null
                ? vectors(text, codec)
                : Optional.empty(); // a trained embedding is not initialised again
        return new TextData(text, texts, splits, codec, vectors, stopwatch);
    }

    @Override
    public ObjectNode onlyTest(ObjectNode options, List<String> files) {
        ObjectNode only = options.deepCopy();
        only.remove(List.of("validation", "test"));
        files.forEach(only.putArray("source")::add);
        only.putObject("split").put("train", 0.0).put("validation", 0.0).put("test", 1.0);
        return only;
    }

    private static Optional<WordVectorsFile.Found> vectors(TextOptions options, TextCodec codec) {
        return options.vectors().toString().isEmpty()
                ? Optional.empty()
                : Optional.of(new WordVectorsFile("data.vectors", options.vectors()).read(codec));
    }

    private static TextCodec fit(TextOptions options, Passage training) {
        if (training.characters() == 0) {
            throw new UserException("data.split.train = %s leaves no training text; raise it or use more text"
                    .formatted(options.split().train()));
        }
        try (Passage.Pieces pieces = training.open()) {
            return options.tokenizer().fit(() -> pieces, options.normalize());
        }
    }

    private static TextCodec textCodec(Codec fitted) {
        if (fitted instanceof TextCodec codec) {
            return codec;
        }
        throw new UserException(
                "data.type = text, but the model's codec \"%s\" does not encode text; use the model's own data"
                        .formatted(fitted.format()));
    }
}
