package org.rnn4j.core.predict;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.sequence.TextCodec;

/**
 * The tokens that a language model shares with the texts that another model writes.
 *
 * @param language the language model
 * @param written codec of the other model's texts
 */
record SharedTokens(Predictor language, TextCodec written) {

    LanguageModelFusion fusion(double weight) {
        TextCodec known = language.textCodec();
        int[] ids = ids(known);
        long shared = Arrays.stream(ids).filter(id -> id >= 0).count();
        if (2 * shared < ids.length) {
            throw new UserException(String.format(
                    Locale.ROOT,
                    "--language-model: the model knows %,d of the %,d tokens that are written; train it with the tokenizer of"
                            + " the targets, on texts of their kind",
                    shared,
                    ids.length));
        }
        return new LanguageModelFusion(language.languageModel(), ids, lineEnd(known), weight);
    }

    private int[] ids(TextCodec known) {
        if (known.format().equals(written.format()) && known.toJson().equals(written.toJson())) {
            return IntStream.range(0, known.vocabularySize()).toArray(); // pieces of characters have no text
        }
        return IntStream.range(0, written.vocabularySize())
                .map(id -> known(known, written.decode(new int[] {id})))
                .toArray();
    }

    /** The id of a token; -1 if it is unknown, or several tokens of the language model. */
    private static int known(TextCodec known, String token) {
        int[] ids = known.encode(token);
        return ids.length == 1 && ids[0] != known.unknownId() ? ids[0] : -1;
    }

    private static int lineEnd(TextCodec known) {
        int id = known(known, "\n");
        if (id < 0) {
            throw new UserException(
                    "--language-model: the model knows no line ends, which tell it where a text ends; train"
                            + " it on one text per line, with a tokenizer that keeps line ends");
        }
        return id;
    }
}
