package org.rnn4j.datasets.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.sequence.TokenStream;
import org.rnn4j.datasets.split.OwnFiles;

/**
 * {@code type: text}: one long text to learn a language model from.
 *
 * <pre>
 *   data:
 *     type: text
 *     source: tiny-shakespeare   # or hello, a file, a list of files, a folder, - for standard input; .gz is unpacked
 *     encoding: UTF-8
 *     tokenizer: character       # Unicode code points; or byte, word, whitespace, bpe; options as {type: word, ...}
 *     normalize: none            # or NFC, NFD
 *     split: {train: 0.9, validation: 0.1, test: 0}
 *     validation: other.txt      # a text of its own instead of a share, and split is then {train: 1, validation: 0}
 *     test: another.txt          # likewise; its share is 0 anyway
 * </pre>
 *
 * <p>The text is decoded strictly; a byte order mark is dropped, and line ends stay as they are, CRLF included, because a
 * model should write what it read. It is normalized, then cut. A fitted codec stands above {@code tokenizer}.
 */
public final class TextSource implements DataSource {
    /** Text of this many bytes needs several times as much memory, and much more would not fit one array. */
    private static final int MAX_BYTES = 1 << 30;

    private final InputStream standardInput;
    private final int maxBytes;

    public TextSource() {
        this(System.in, MAX_BYTES);
    }

    TextSource(InputStream standardInput, int maxBytes) {
        this.standardInput = standardInput;
        this.maxBytes = maxBytes;
    }

    @Override
    public String type() {
        return "text";
    }

    @Override
    public TokenStream open(ObjectNode options, Codec fitted) {
        TextOptions text = Binder.bind(OwnFiles.completed(options), TextOptions.class, "data");
        TextReader.Texts texts = new TextReader(text, standardInput, maxBytes).read();
        Map<Split, String> parts = text.split().cut(text.normalize().apply(texts.source()));
        if (!texts.validation().isEmpty()) {
            parts.put(Split.VALIDATION, text.normalize().apply(texts.validation()));
        }
        if (!texts.test().isEmpty()) {
            parts.put(Split.TEST, text.normalize().apply(texts.test()));
        }
        TextCodec codec = fitted == null ? fit(text, parts.get(Split.TRAIN)) : textCodec(fitted);
        return new TextData(text, texts, parts, codec);
    }

    private static TextCodec fit(TextOptions options, String training) {
        if (training.isEmpty()) {
            throw new UserException("data.split.train = %s leaves no training text; raise it or give more text"
                    .formatted(options.split().train()));
        }
        return options.tokenizer().fit(training, options.normalize());
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
