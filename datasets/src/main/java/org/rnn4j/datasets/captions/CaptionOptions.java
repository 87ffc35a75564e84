package org.rnn4j.datasets.captions;

import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.sides.text.MainScore;
import org.rnn4j.datasets.sides.text.WrittenSide;

/**
 * Keys of captions: of the {@code data:} blocks of {@code type: captioned-images} and {@code captioned-frames}.
 *
 * @param tokenizer unit of captions
 * @param normalize Unicode normalization of captions
 * @param maxLength maximum number of tokens of a caption
 * @param score main metric
 */
record CaptionOptions(
        @Default("word") @Doc("Unit of the captions.") Tokenizer tokenizer,
        @Default("none") @Doc("Unicode normalization.") Normalization normalize,

        @Default("100")
        @Range(min = 1, max = 100_000)
        @Doc("Maximum number of tokens of a caption; a longer one is a bad example.")
        int maxLength,

        @Default("cider") @Doc("The main metric.") MainScore score) {
    CaptionOptions {
        Ranges.require("data", CaptionOptions.class, tokenizer, normalize, maxLength, score);
    }

    /** The side of captions, with the vocabulary of some. */
    WrittenSide fit(List<String> training) {
        if (training.isEmpty()) {
            throw new UserException(
                    "data.source leaves no training captions; use more pictures or raise data.split.train");
        }
        return new WrittenSide(tokenizer.fit(training, normalize), WrittenSide.Role.CAPTION, maxLength);
    }
}
