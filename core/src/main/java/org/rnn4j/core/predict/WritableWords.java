package org.rnn4j.core.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnn4j.core.decode.ctc.LabelTexts;
import org.rnn4j.core.decode.ctc.TranscriptWords;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.TextCodec;

/**
 * Words in the form in which a model writes them.
 *
 * @param written codec of the model's texts
 */
record WritableWords(TextCodec written) {

    TranscriptWords of(TranscriptGuide guide) {
        return new TranscriptWords(
                LabelTexts.of(written),
                writable("--lexicon", guide.lexicon()),
                writable("--hot-words", guide.hotWords()),
                guide.wordWeight(),
                guide.hotWordWeight());
    }

    /** The words that can be written; none would otherwise mean any. */
    private Set<String> writable(String option, Set<String> words) {
        Set<String> writable = words.stream()
                .filter(this::isWritable)
                .map(word -> written.decode(written.encode(word)).strip())
                .collect(Collectors.toUnmodifiableSet());
        if (writable.isEmpty() && !words.isEmpty()) {
            throw new UserException("%s: the model can write none of the %d words, such as \"%s\""
                    .formatted(option, words.size(), lacking(words).get(0)));
        }
        return writable;
    }

    /** The words that cannot be written, in their order. */
    List<String> lacking(Set<String> words) {
        return words.stream().filter(word -> !isWritable(word)).sorted().toList();
    }

    private boolean isWritable(String word) {
        int[] ids = written.encode(word);
        return ids.length > 0 && Arrays.stream(ids).noneMatch(id -> id == written.unknownId());
    }
}
